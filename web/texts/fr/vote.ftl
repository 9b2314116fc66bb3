# From the voting code to the receipts: V20–V31.

back = Retour
retry = Réessayer
my-space-link = Revenir à mon espace
assistance-link = Contacter l'assistance
sign-in-link = Me connecter
sign-in-tab = Me connecter (nouvel onglet)
sign-out-button = Se déconnecter
copy = Copier
copied = Copié.
copy-failed = La copie n'a pas abouti : sélectionnez le texte et copiez-le.
no-vote-recorded = Aucun vote n'a été enregistré.

# Stepper
steps-label = Étapes du vote
step-election = Choix scrutin
step-ballot = Constitution bulletin
step-vote = Vote
step-receipt = Accusé de réception
step-of = Étape { $n } sur 4
step-next = Étape suivante : { $name }

# V20
code-title = Saisie du code de vote
code-help-1 = Pour accéder à votre espace de vote, veuillez renseigner votre code de vote (votre code de vote se trouve sur votre notice de vote papier) ;
code-help-2 = puis cochez la case de vérification visible sur cet écran.
code-label = Code de vote
code-hint = 20 signes en 4 groupes de 5. Espaces, tirets et minuscules sont acceptés.
code-lost = Cliquez ici pour obtenir un réassort de votre code de vote
code-enter = Connexion
code-checking = Vérification de votre code…
code-never-sent = Votre code ne quitte pas votre appareil et n'y est pas conservé : il vous sera demandé à nouveau si vous rechargez cette page.
code-where = Où se trouve mon code de vote ?
code-picture = Sur la notice de vote, le code est imprimé en bas à gauche de la page, dans un cadre, après les mots « Votre code de vote est ».
code-picture-code = Votre code de vote est
code-empty = Saisissez votre code de vote.
code-sign = Ce code comporte un signe qui n'existe dans aucun code de vote : vérifiez { $group }.
code-length = Ce code comporte { $n ->
    [one] { $n } signe
   *[other] { $n } signes
} au lieu de 20 : vérifiez qu'il est complet.
code-typing-error = Ce code comporte une erreur de frappe : vérifiez { $groups }.
code-group = le { $n ->
    [1] 1er
   *[other] { $n }e
} groupe
code-and = { " " }et{ " " }
code-prefilled = Votre nouveau code de vote est déjà saisi.

# Standing still
not-open-title = Le vote n'est pas encore ouvert
not-open = Le vote ouvrira le { $date }.
not-open-lists = Consulter les candidatures
closed-title = Le vote est clos
closed = Le vote est clos depuis le { $date }.
closed-receipts = Vos émargements restent disponibles.
suspended-title = Le vote est suspendu
suspended = Le vote est suspendu par le bureau de vote depuis le { $date }.
suspended-reason = Motif : { $reason }
suspended-next = Prochaine information : { $date }.
voted-everywhere-title = Vous avez voté
voted-everywhere = { $n ->
    [one] Vous avez voté à votre scrutin.
   *[other] Vous avez voté à vos { $n } scrutins.
}
my-emargements = Mes émargements
unknown-title = Ce scrutin n'est pas le vôtre
unknown = Aucun scrutin de cette adresse ne vous est ouvert. Choisissez un scrutin dans votre espace de vote.
unreachable-title = Le portail ne répond pas
unreachable = Vérifiez votre connexion à Internet, puis réessayez. Aucun vote n'a été enregistré par cette action.
refused-title = Cette action n'a pas abouti
device-title = Cet appareil ne permet pas de voter
device-randomness = Ce navigateur ne fournit pas de nombres aléatoires sûrs : un bulletin chiffré ici pourrait être lu. Le vote est refusé pour protéger votre secret. Utilisez un autre navigateur, un autre appareil ou un poste dédié de votre établissement.
device-unsupported = Ce navigateur est trop ancien pour chiffrer votre bulletin. Utilisez Firefox 78, Chrome ou Edge 87, Safari 14 ou plus récent, un poste dédié de votre établissement, ou appelez l'assistance.
device-fault = Le chiffrement n'a pas pu être fait correctement sur cet appareil. Rechargez la page et recommencez ; si cela se reproduit, utilisez un autre appareil ou contactez l'assistance.
sealed-title = Les données de ce scrutin ne sont pas celles attendues
sealed-changed = L'empreinte de ce scrutin a changé pendant votre visite. Ne votez pas sur cette page : contactez l'assistance. Aucun vote n'a été enregistré.
sealed-differs = Les listes affichées ne sont pas celles du scrutin scellé. Ne votez pas sur cette page : contactez l'assistance. Aucun vote n'a été enregistré.
several-choices = Ce scrutin demande un autre mode de choix que celui de cette page. Contactez l'assistance. Aucun vote n'a été enregistré.

# V25
elections-caption = Vos scrutins
elections-intro = Choisissez un scrutin pour consulter les listes et voter.
column-election = Scrutin
column-state = Votre participation
participate = Participer
participate-in = Participer au scrutin { $title }
voted-at = Choix enregistré le { $date }.
row-upcoming = Le vote n'est pas encore ouvert.
row-suspended = Le vote est suspendu.
row-closed = Le vote est clos. Vous n'avez pas voté.

# V26
ballot-intro = Ce scrutin comporte { $n ->
    [one] une liste
   *[other] { $n } listes
}{ $blank ->
    [yes] {" "}et le vote blanc
   *[no] {""}
}. Vous pouvez consulter { $n ->
    [one] la profession de foi et le bulletin de vote (ce dernier comporte la liste de candidats) associés à cette liste
   *[other] les professions de foi et les bulletins de vote (ces derniers comportent les listes de candidats) associés à chacune des listes
}.
ballot-activation = Afin de pouvoir exprimer votre choix, vous devez sélectionner une liste ou "vote blanc". <strong>Pour ce faire, vous devez cliquer sur le logo de la liste choisie ou du vote blanc</strong>, après avoir, au préalable, activé les logos en cliquant sur le bouton d'activation [JE VEUX VOTER, J'ACTIVE LA SELECTION DE MON CHOIX DE VOTE] présent au bas de cette page en lettres blanches sur fond bleu.
ballot-activate = JE VEUX VOTER, J'ACTIVE LA SELECTION DE MON CHOIX DE VOTE
ballot-activated = LES LOGOS SONT ACTIVÉS, VOUS POUVEZ FORMULER VOTRE CHOIX DE VOTE
ballot-legend = Choisissez une liste ou le vote blanc
ballot-legend-no-blank = Choisissez une liste
ballot-missing = Choisissez une liste ou « Vote blanc ».
ballot-missing-no-blank = Choisissez une liste.
ballot-not-activated = Activez d'abord la sélection par le bouton au bas de cette page.
ballot-affiliation = Affiliation : { $affiliation }
ballot-blank = Vote Blanc
ballot-manifesto = Profession de foi<span class="hidden-text"> – { $list }</span> (PDF, { $size }{ "\u00A0" }Ko, nouvel onglet)
ballot-candidates = Liste de candidats<span class="hidden-text"> – { $list }</span> (PDF, { $size }{ "\u00A0" }Ko, nouvel onglet)
ballot-candidates-title = Voir les candidats<span class="hidden-text"> – { $list }</span>
ballot-no-documents = Les documents des listes ne peuvent pas être affichés pour l'instant ; ils sont aussi dans « Mes scrutins ».
ballot-order-random = L'ordre des listes est tiré au sort à chaque visite.
ballot-hash = Empreinte du scrutin scellé
ballot-hash-why = Cette empreinte, calculée par votre navigateur, est liée à votre bulletin. Vous pouvez la comparer avec celle que le bureau de vote a publiée.
ballot-loading = Chargement des listes…
ballot-continue = Continuer

# V27
confirm-ask = Pour confirmer votre choix, cliquez sur <strong>JE VOTE</strong>. En cliquant sur <strong>JE VOTE</strong>, votre vote sera définitif et non modifiable.
confirm-back-list = Si vous ne voulez pas voter pour cette liste, vous devez cliquer sur <strong>RETOUR</strong> pour revenir sur la page de présentation { $n ->
    [one] de <strong>la liste</strong>
   *[other] des <strong>{ $n } listes</strong>
} et du <strong>vote blanc</strong>.
confirm-back-list-no-blank = Si vous ne voulez pas voter pour cette liste, vous devez cliquer sur <strong>RETOUR</strong> pour revenir sur la page de présentation { $n ->
    [one] de <strong>la liste</strong>
   *[other] des <strong>{ $n } listes</strong>
}.
confirm-back-blank = Si vous ne voulez pas voter blanc, vous devez cliquer sur <strong>RETOUR</strong> pour revenir sur la page de présentation { $n ->
    [one] de <strong>la liste</strong>
   *[other] des <strong>{ $n } listes</strong>
} et du <strong>vote blanc</strong>.
confirm-choice = Votre choix
confirm-back = RETOUR
confirm-vote = JE VOTE

# V28
sending-title = Dépôt de votre bulletin
sending-encrypting = Chiffrement de votre bulletin sur votre appareil…
sending-depositing = Dépôt dans l'urne…
sending-verifying = Nous vérifions si votre bulletin a été reçu…
sending-verifying-why = Le portail n'a pas répondu. Le même bulletin est envoyé à nouveau : il ne peut être compté qu'une fois. Ne recommencez pas et ne fermez pas cette page.
sending-busy = Beaucoup d'électeurs votent en ce moment. Votre bulletin est envoyé à nouveau dans quelques secondes ; ne fermez pas cette page.
sending-signed-out = Votre session a expiré avant la réponse de l'urne. Connectez-vous dans un nouvel onglet, revenez ici et vérifiez : le même bulletin est envoyé à nouveau, il ne peut être compté qu'une fois.
sending-if-left = Si vous devez fermer cette page, connectez-vous ensuite à nouveau : « Mes émargements » dira si votre vote est enregistré.
sending-check-now = Vérifier maintenant
sending-reference = Référence de votre bulletin, calculée par votre navigateur avant l'envoi
not-received-title = Votre bulletin n'a pas été déposé
not-received = Votre bulletin n'a pas été reçu : aucun vote n'est enregistré, vous pouvez recommencer.
not-received-again = Recommencer
already-title = Vous avez déjà voté à ce scrutin
already = Vous avez déjà voté à ce scrutin le { $date }.
back-to-elections = Revenir à mes scrutins

# V29
receipt-title = Accusé de réception
receipt-done = Vous venez de voter au scrutin <strong>{ $title }</strong>. Votre vote a été enregistré le <strong>{ $date }</strong>.
receipt-emargement = Télécharger mon émargement
receipt-emargement-why = Cet émargement est disponible à tout moment dans mon espace de vote.
receipt-deposit = Télécharger ma preuve de dépôt du bulletin de vote dans l'urne
receipt-deposit-why = Cette preuve de dépôt a été produite au moment de l'insertion de votre bulletin dans l'urne. Attention par mesure de sécurité, elle ne sera plus téléchargeable par la suite.
receipt-deposit-signed = Télécharger la preuve signée (JSON)
receipt-deposit-signed-why = Vérifiez que le PDF porte la référence ci-dessous. Pour une vérification technique, gardez aussi le fichier signé (JSON) : c'est lui que votre navigateur a vérifié.
receipt-deposit-text = Afficher la preuve signée, à copier
receipt-reference = Référence du bulletin envoyée au serveur
receipt-reference-why = Cette référence est celle calculée par votre navigateur. Vous pourrez également la retrouver dans la preuve de dépôt du bulletin
receipt-identical = ✓ La référence signée par l'urne est identique.
receipt-remaining = { $n ->
    [one] Il vous reste encore 1 scrutin pour lequel vous pouvez voter. Pour participer au scrutin restant, cliquez sur le bouton PARTICIPER associé à ce scrutin.
   *[other] Il vous reste encore { $n } scrutins pour lesquels vous pouvez voter. Pour participer aux scrutins restants, cliquez sur le bouton PARTICIPER associé à un scrutin.
}
receipt-thanks = Nous vous remercions d'avoir participé. Vous pouvez vous déconnecter en utilisant le lien "Déconnexion" en haut à droite de la page.
receipt-downloading = Téléchargement en cours…
receipt-downloaded = Téléchargement lancé : { $name }.
receipt-not-downloaded = Le téléchargement n'a pas abouti : { $reason }
emargement-not-saved = Ce navigateur n'enregistre pas les fichiers. Votre émargement reste disponible : ouvrez le portail dans un autre navigateur.
proof-not-saved = Ce navigateur n'enregistre pas les fichiers. Affichez la preuve, plus bas, pour la copier : elle a la même valeur.
receipt-pdf-unavailable = Le PDF n'est pas disponible pour l'instant. Téléchargez la preuve signée (JSON) ou copiez-la : elle a la même valeur.
leave-title = Vous n'avez pas téléchargé votre preuve de dépôt.
leave-why = Par mesure de sécurité, elle ne sera plus téléchargeable après cette page. Votre vote, lui, est enregistré.
leave-stay = Rester pour la télécharger
leave-go = Continuer sans la télécharger

# VOT-504
lie-title = ARRÊTEZ-VOUS : la référence ne correspond pas
lie = La référence renvoyée par l'urne ne correspond pas à celle de votre appareil. Ne recommencez pas ; contactez l'assistance avec le code { $ref }.
lie-evidence = Enregistrez le dossier de preuve : il contient votre bulletin chiffré et la réponse de l'urne, jamais votre choix. Remettez-le à l'assistance, au bureau de vote ou à votre délégué de liste.
lie-download = Télécharger le dossier de preuve
lie-text = Afficher le dossier de preuve, à copier
lie-yours = Référence calculée par votre appareil

unchecked-title = Votre vote est enregistré, sans vérification sur cet appareil
unchecked = L'urne a répondu que votre bulletin est reçu, mais cet appareil n'a pas pu vérifier sa réponse. Ne recommencez pas. Enregistrez cette réponse : elle se vérifie aussi plus tard, avec la référence ci-dessous. Votre émargement reste disponible dans votre espace.
unchecked-download = Télécharger la réponse de l'urne

# V31
emargements-title = Mes émargements
emargements-intro = Un émargement atteste que vous avez voté à un scrutin, et quand. Il ne dit rien de votre bulletin.
emargements-none = Vous n'avez encore voté à aucun scrutin.
emargements-date = date du vote
emargements-document = Document
emargements-download = Télécharger mon émargement
emargements-download-of = Télécharger mon émargement au scrutin { $title }

emargement-file = emargement-{ $election }.pdf
deposit-file = preuve-de-depot-{ $election }.pdf
deposit-signed-file = preuve-de-depot-{ $election }.json
evidence-file = dossier-de-preuve-{ $election }.json
