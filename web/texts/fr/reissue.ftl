# A new voting code (réassort): V21–V24. Apart from vote.ftl: who votes with the notice's code does not fetch it.

# V21
reissue-title = Demande de réassort du code de vote
reissue-help = Pour déclencher la procédure de réassort de votre code de vote, veuillez renseigner :
reissue-help-1 = la réponse à la question Défi ;
reissue-help-2 = votre NUMEN ou les 10 premiers chiffres de votre numéro de sécurité sociale (n°SS) ;
reissue-help-3 = et choisir le canal d'envoi (SMS ou E-MAIL) du lien d'activation de votre code de vote.
reissue-warning = <strong>ATTENTION :</strong> vous devez choisir une adresse mail personnelle qui est différente de l'adresse sur laquelle vous avez reçu votre mail initial contenant le lien à usage unique qui vous a permis d'activer votre compte électeur.
reissue-info = <strong>INFO :</strong> l'adresse e-mail ou le numéro de téléphone saisi sur cet écran n'est pas enregistré en base de données par la solution de vote électronique.
reissue-question = Votre question Défi :
reissue-answer = Saisissez votre réponse secrète :
reissue-datum = Saisissez votre NUMEN ou n°SS (10 premiers chiffres)
reissue-datum-hint = NUMEN : 13 signes. N° de sécurité sociale : les 10 premiers signes, lettres comprises pour la Corse (2A, 2B).
reissue-channel = Canal d'envoi du lien
reissue-by-sms = Envoi du lien d'activation par SMS sur votre smartphone personnel
reissue-by-email = Envoi du lien d'activation par E-MAIL sur votre messagerie personnelle (cette messagerie personnelle doit être impérativement différente de celle qui est utilisée pour vous identifier au portail élections)
reissue-phone = Numéro de téléphone portable
reissue-phone-hint = Par exemple 06{ "\u00A0" }12{ "\u00A0" }34{ "\u00A0" }56{ "\u00A0" }78, ou +262{ "\u00A0" }692{ "\u00A0" }12{ "\u00A0" }34{ "\u00A0" }56.
reissue-phone-read = Le SMS sera envoyé au { $number }.
reissue-email = Adresse de messagerie personnelle
reissue-email-again = Confirmez votre adresse de messagerie personnelle
reissue-send = Envoyer
reissue-sending = Envoi en cours…
reissue-answer-empty = Saisissez votre réponse secrète.
reissue-datum-empty = Saisissez votre NUMEN ou les 10 premiers signes de votre n°SS.
reissue-datum-wrong = Saisissez un NUMEN de 13 signes, ou les 10 premiers signes de votre n°SS.
reissue-channel-empty = Choisissez un canal d'envoi : SMS ou E-MAIL.
reissue-phone-empty = Saisissez votre numéro de téléphone portable.
reissue-phone-wrong = Ce numéro n'est pas celui d'un téléphone portable français : il commence par 06 ou 07, ou par l'indicatif d'un territoire d'outre-mer.
reissue-email-wrong = Saisissez une adresse de messagerie au format nom@domaine.fr.
reissue-email-differs = Les deux adresses sont différentes.
reissue-not-yet = Le réassort sera possible à partir du { $date }.
reissue-no-question = Vous n'avez pas de question Défi : contactez l'assistance.

# V22
sent-title = Demande envoyée
sent-sms = Un lien vient d'être envoyé par SMS au <strong>{ $to }</strong>.
sent-email = Un lien vient d'être envoyé par e-mail à <strong>{ $to }</strong>.
sent-valid = Il est valable { $n } minutes et ne sert qu'une fois. Ouvrez-le sur un appareil où vous êtes connecté(e) au portail.
sent-old-code = Votre ancien code reste utilisable tant que le nouveau n'a pas été affiché.
sent-nothing = Je n'ai rien reçu
sent-wait = { $n ->
    [one] Vous pourrez demander un nouvel envoi dans { $n } seconde.
   *[other] Vous pourrez demander un nouvel envoi dans { $n } secondes.
}
sent-now = Vous pouvez demander un nouvel envoi.
sent-no-more = Vous avez demandé le nombre d'envois prévu. Choisissez l'autre canal ou contactez l'assistance.
sent-again = Renvoyer le lien
sent-again-done = Un nouveau lien vient d'être envoyé. L'ancien ne sert plus.
sent-other = Choisir l'autre canal d'envoi
sent-back = Retour à la saisie du code

# V23
link-title = Nouveau code de vote
link-sign-in = Pour votre sécurité, ce lien ne s'ouvre que lorsque vous êtes connecté(e) au portail élections.
link-sign-in-1 = Connectez-vous dans un nouvel onglet ; laissez celui-ci ouvert.
link-sign-in-2 = Revenez ensuite sur cet onglet, et continuez.
link-signed-in = Je suis connecté(e), continuer
link-not-yet = Vous n'êtes pas encore connecté(e) dans ce navigateur. Aucun code n'a changé.
link-ready = Votre nouveau code de vote va être créé sur votre appareil, puis affiché. Préparez de quoi le noter.
link-consequence = Dès qu'il sera affiché, l'ancien code ne sera plus valable, et vos autres appareils seront déconnectés.
link-show = Afficher mon nouveau code de vote
link-expired = Ce lien n'est plus valable : il a expiré, il a déjà servi, ou un lien plus récent le remplace. Demandez un nouveau lien. Votre code de vote actuel reste valable.
link-used = Ce lien a déjà servi. Si vous n'avez pas noté le code affiché, demandez un nouveau lien.
link-broken = Ce lien est incomplet. Copiez-le entièrement, ou demandez un nouveau lien. Votre code de vote actuel reste valable.
link-other = Ce lien n'est pas un lien de réassort. Ouvrez-le depuis le message reçu, ou demandez un nouveau lien.
link-again = Demander un nouveau lien
link-not-you = Ce n'était pas vous ?
new-code-making = Création de votre nouveau code sur votre appareil…
new-code-in-doubt = Le portail n'a pas encore répondu. Ne fermez pas cette page : nous renvoyons la même demande, qui ne peut être prise en compte qu'une fois.
new-code-signed-out = Votre session a expiré avant la réponse du portail. Connectez-vous dans un nouvel onglet, puis continuez ici : ne fermez pas cette page.

# V24
new-code-title = Votre nouveau code de vote
new-code-spelled = Code épelé : { $code }
new-code-once = Il ne sera plus affiché. L'ancien code n'est plus valable.
new-code-note = Notez-le, imprimez-le ou enregistrez-le maintenant. Cette page reste affichée aussi longtemps qu'il vous faut.
new-code-for = { $n ->
    [one] Ce code sert pour votre scrutin :
   *[other] Ce code sert pour vos { $n } scrutins :
}
new-code-kept = Vous avez déjà voté au scrutin { $title } : votre vote reste enregistré, rien n'y change.
new-code-copy-warning = Sur un poste partagé, ne le copiez pas et ne l'enregistrez pas.
new-code-print = Imprimer
new-code-download = Télécharger (texte)
new-code-file = code-de-vote.txt
new-code-file-text = Votre code de vote est : { $code }
new-code-not-saved = Ce navigateur n'enregistre pas les fichiers : notez votre code.
new-code-noted = J'ai noté mon code, continuer
new-code-stay = Notez d'abord votre code, puis appuyez sur « J'ai noté mon code, continuer » : il ne sera plus affiché.
