# From the one-time link to the signed-in home, and out again: V02, V03, V05–V09, V11, V33, V34, V40.

back = Retour
log-in = Connexion
me-log-in = Me connecter
try-again = Réessayer
go-on = Continuer
save = Enregistrer
go-to-my-details = Retour à mes informations
call-help = Demander de l'aide à l'assistance
device-failed = La vérification « Je ne suis pas un robot » n'a pas abouti sur cet appareil. Recommencez, ou utilisez un autre navigateur.

# V02
identifier-title = Accès au portail Élections
identifier-again = Accès au portail Élections : identifiant à saisir à nouveau
identifier-help = Pour accéder au portail Élections, veuillez saisir votre <strong>Identifiant électeur</strong> ;
identifier-help-work = puis cochez la <strong>case de vérification</strong> visible sur cet écran.
identifier = Identifiant
identifier-hint = Votre adresse de messagerie professionnelle, par exemple <span class="whole">prenom.nom@ac-academie.fr</span>
identifier-unknown = Vous ne connaissez pas votre identifiant ?
identifier-missing = Saisissez votre identifiant.
identifier-malformed = Saisissez une adresse de messagerie au format nom@domaine.fr.

# V03
password-title = Saisie du mot de passe
identifier-reminder = Identifiant : <strong class="whole">{ $identifier }</strong>
change-identifier = Modifier
change-identifier-aloud = l'identifiant
password = Mot de passe « élections »
password-forgotten = Mot de passe oublié ?
not-activated = Je n'ai pas encore activé mon compte
password-missing = Saisissez votre mot de passe.
password-too-long = Ce mot de passe est trop long : 64 caractères suffisent.
logging-in = Connexion en cours…
ways-out = Vous pouvez aussi :
locked-ways-out = Sans attendre, vous pouvez choisir un nouveau mot de passe ou demander de l'aide :

# V05, and the request of V40
activation-request-title = Recevoir un nouveau lien d'activation
activation-request-intro = Votre compte s'active avec un lien à usage unique, envoyé à votre adresse de messagerie professionnelle. Le nouveau lien remplace les précédents.
password-request-title = Mot de passe oublié
password-request-intro = Un lien à usage unique va être envoyé à votre adresse de messagerie professionnelle. Il vous permettra de choisir un nouveau mot de passe, après avoir répondu à votre question défi.
address = Adresse de messagerie professionnelle
send-link = Envoyer le lien
send-link-again = Envoyer à nouveau le lien
send-again-in = { $n ->
    [one] Nouvel envoi possible dans { $n } seconde.
   *[other] Nouvel envoi possible dans { $n } secondes.
}
sending = Envoi en cours…
link-sent-title = Votre demande est enregistrée
activation-link-sent = Si cette adresse est celle d'un électeur, un message contenant un lien à usage unique vient d'être envoyé à <strong>{ $masked }</strong>. Il arrive en quelques minutes ; pensez à vérifier vos courriers indésirables et que votre boîte n'est pas pleine.
password-link-sent = Si cette adresse est celle d'un électeur, un message contenant un lien à usage unique, valable une heure, vient d'être envoyé à <strong>{ $masked }</strong>. Il arrive en quelques minutes ; pensez à vérifier vos courriers indésirables et que votre boîte n'est pas pleine.
request-ways-out = Vous n'avez plus accès à cette boîte, ou rien n'arrive ?

# V06
activation-title = Activation de votre compte électeur
link-checking = Vérification du lien…
link-holder = Compte de
link-once = Ce lien ci-après ne peut être utilisé qu'une seule fois : il sert au moment où vous enregistrez votre mot de passe et votre question défi, pas avant.
activation-plan = Deux étapes vous attendent : choisir votre mot de passe « élections », puis votre question défi. Vous pouvez coller un mot de passe fait par votre gestionnaire de mots de passe.
start-activation = Commencer l'activation
link-absent = Cette page s'ouvre avec le lien reçu par message. Retournez dans votre messagerie et ouvrez le lien à nouveau : tant qu'il n'a pas servi, il reste utilisable.
only-last-link = Si vous avez reçu plusieurs liens, seul le dernier est valable.
incomplete-link = Un lien coupé en deux lignes dans le message doit être copié en entier, de « https » jusqu'au dernier caractère, puis collé dans la barre d'adresse.
new-activation-link = Recevoir un nouveau lien
not-you = Ce n'était pas vous ?

# V07
step-password = Étape 1 sur 2 : Mot de passe « élections »
choose-password = Choisissez votre mot de passe « élections »
confirm-password = Confirmez votre mot de passe « élections »
rules-title = Votre mot de passe doit comporter :
rule-length = 12 caractères au minimum
rule-upper = 1 majuscule au minimum
rule-lower = 1 minuscule au minimum
rule-digit = 1 chiffre au minimum
rule-special = 1 caractère spécial au minimum
rule-phrase = ou une phrase de 20 caractères au minimum, sans autre condition
rules-unseen = Il ne doit contenir ni votre nom, ni votre prénom, ni votre identifiant, et ne pas être un mot de passe courant : le portail le vérifie à l'enregistrement.
rule-met = ✓ respecté
rules-progress = { $n ->
    [0] Toutes les règles sont respectées.
    [one] Il reste { $n } règle à respecter.
   *[other] Il reste { $n } règles à respecter.
}
passwords-differ = Les deux mots de passe sont différents.
confirm-missing = Confirmez votre mot de passe.

# V08
step-challenge = Étape 2 sur 2 : question défi
question = Question défi
select-question = Sélectionnez une question
question-missing = Sélectionnez une question.
answer = Votre réponse
answer-hint = Les majuscules, les accents et les articles ne comptent pas.
confirm-answer = Confirmez votre réponse
answer-missing = Saisissez votre réponse.
answer-confirm-missing = Confirmez votre réponse.
answers-differ = Les deux réponses sont différentes.
challenge-warning = Cette question vous sera posée si vous demandez un réassort de votre code de vote. La réponse ne peut pas être retrouvée par l'assistance.
saving = Enregistrement en cours…

# V09
activated-title = Votre compte électeur est activé.
keep-address = Conservez l'adresse du portail Élections : elle vous servira jusqu'à la fin du vote.
copy-address = Copier l'adresse
address-copied = Adresse copiée.
address-not-copied = La copie n'a pas abouti : sélectionnez l'adresse et copiez-la.
what-next = Et ensuite ?
next-notice = Votre notice de vote, sur papier, porte votre code de vote : gardez-la, elle est indispensable pour voter.
next-vote = Le vote se fait sur ce portail.
activated-mail = Un message de confirmation est envoyé à votre adresse professionnelle.
enter-portal = Accéder au portail Élections

# V40, behind the link
new-password-title = Choisir un nouveau mot de passe
your-question = Votre question défi :
new-password-intro = Répondez à la question que vous avez choisie à l'activation de votre compte, puis choisissez votre nouveau mot de passe.
sessions-will-end = Toutes les sessions ouvertes de votre compte seront fermées.
save-password = Enregistrer le mot de passe
password-changed-title = Votre mot de passe est changé.
password-changed-text = Toutes les sessions ouvertes de votre compte ont été fermées. Un message vient d'être envoyé à votre adresse professionnelle. Rien d'autre n'a changé : ni votre code de vote, ni les votes déjà enregistrés.
link-other = Ce lien sert à autre chose. Copiez-le entièrement ou demandez un nouveau lien.
new-password-link = Demander un nouveau lien
answer-ways-out = Vous avez oublié votre réponse ? Elle ne peut pas être retrouvée : <a href="/assistance#connexion">l'assistance</a> vous dira comment continuer.

# V11
me-title = Mes informations personnelles
civility = Civilité
family-name = Nom d'usage
given-name = Prénom
corps = Corps/grade
establishment = Établissement d'affectation
academy = Académie/direction
voter-number = Numéro d'électeur
elections = Scrutins
elections-count = { $n ->
    [one] { $n } scrutin
   *[other] { $n } scrutins
}
report-error = Signaler une erreur
me-read-only = Ces informations viennent de la liste électorale ; elles ne se modifient pas ici.
my-account = Mon compte
change-password = Modifier mon mot de passe « élections »
change-challenge = Modifier ma question défi
present-question = Question défi choisie : { $question }
challenge-closed = La question défi ne peut plus être modifiée depuis le { $date }. Celle que vous aviez choisie reste valable.
password-closed = Le mot de passe ne peut plus être modifié : le vote est clos depuis le { $date }.
my-sessions = Mes sessions ouvertes
sessions-intro = Un appareil où vous êtes connecté est une session. Si l'une d'elles n'est pas la vôtre, fermez les autres sessions et changez votre mot de passe.
session-line = <strong>{ $device }</strong> : session ouverte le { $opened }, utilisée le { $used }.
session-current = Cet appareil
session-other = Un autre appareil
end-others = Fermer les autres sessions
others-ended = Les autres sessions sont fermées.
only-session = Aucune autre session n'est ouverte.

# V11, changing the password or the challenge
current-password = Mot de passe « élections » actuel
current-password-missing = Saisissez votre mot de passe actuel.
other-sessions-will-end = Vos sessions sur d'autres appareils seront fermées.
password-changed-here = Votre mot de passe est changé. Vos sessions sur d'autres appareils sont fermées. Un message vient d'être envoyé à votre adresse professionnelle.
challenge-changed-here = Votre question défi et votre réponse sont changées. Un message vient d'être envoyé à votre adresse professionnelle.
forgotten-current = Mot de passe actuel oublié ? Déconnectez-vous, puis choisissez <a href="/mot-de-passe-oublie">Mot de passe oublié ?</a>

# V33, V34
signed-out-title = Vous êtes déconnecté(e).
shared-device = Fermez votre navigateur si vous utilisez un poste partagé.
still-signed-in-title = Vous êtes encore connecté(e).
still-signed-in = Une session est ouverte dans ce navigateur. Déconnectez-vous avant de quitter ce poste.
sign-out = Se déconnecter
back-to-portal = Revenir au portail Élections
sign-out-failed = La déconnexion n'a pas pu être confirmée : le portail ne répond pas. Recommencez ; à défaut, fermez votre navigateur.
unconfirmed-title = Déconnexion non confirmée
ends-by-itself = Sans réponse du portail, votre session se termine d'elle-même après 15 minutes d'inactivité. Les votes déjà enregistrés le restent.
home = Retour à l'accueil
session-expired-title = Session expirée
session-expired = Votre session a expiré après 15 minutes d'inactivité. Aucun vote en cours n'a été enregistré.
session-expired-more = Les votes dont vous avez vu l'accusé de réception sont enregistrés et le restent. Pour continuer, connectez-vous à nouveau : vous reprendrez à la liste de vos scrutins. Une session se ferme aussi au bout de 8 heures, ou quand vous l'avez fermée depuis un autre appareil.
