# What everybody may read: V01, V04, V17–V19, V32, V35–V43.

## V01, the public home

home-title = ACCÈS AU PORTAIL ÉLECTIONS
home-invitation = Vous êtes invité à participer aux élections professionnelles 2022 pour la désignation des représentants du personnel dans les instances de dialogue social du ministère de l'éducation nationale et de la jeunesse, du ministère des sports, et du ministère de l'enseignement supérieur et de la recherche. Cliquez sur <strong>ACCÉDER AU PORTAIL ÉLECTIONS</strong> pour poursuivre.
enter = ACCÉDER AU PORTAIL ÉLECTIONS
practical = Mes informations pratiques
edito = Edito
online-help = Aide en ligne - Foire aux Questions
how-to-enter = Comment accéder au portail Élections ?
checking = Vérifier le vote
check-reference = Vérifier que mon bulletin est dans l'urne
check-receipt = Vérifier un émargement ou une preuve de dépôt
results = Résultats

portal-will-open = Le portail ouvrira le <strong>{ $date }</strong>.
portal-is-open = Activez votre compte avec le lien reçu dans votre messagerie professionnelle, puis vérifiez vos informations et vos scrutins. Les listes de candidats et les professions de foi seront publiées au plus tard le <strong>{ $date }</strong>.
lists-are-published = Les listes de candidats et les professions de foi sont publiées : connectez-vous pour les consulter.
roll-is-sealed = Les listes électorales sont arrêtées. Vous pouvez encore activer votre compte et consulter les professions de foi.
vote-is-open = Le vote est ouvert. Ayez sous la main votre notice de vote papier : elle porte votre code de vote.
vote-is-suspended = <strong>Le vote est suspendu.</strong> Vous pouvez vous connecter, consulter vos scrutins et télécharger vos émargements, mais pas voter. Les votes déjà enregistrés sont conservés.
vote-is-closed = Les résultats seront publiés sur la page <a href="/resultats">Résultats</a> après le dépouillement. Vous pouvez encore vous connecter pour télécharger vos émargements.
results-are-proclaimed = <strong>Les résultats sont proclamés.</strong> <a href="/resultats">Consulter les résultats</a>

## V04, the help about the identifier

identifier-help-title = Vous ne connaissez pas votre identifiant ?
identifier-help-remedy = Vous ne retrouvez toujours pas votre identifiant ? Personne ne peut le donner en ligne : il ne faut pas qu'un inconnu puisse l'apprendre. Écrivez à l'assistance, qui vérifiera qui vous êtes.
ask-help = Demander de l'aide
back-to-sign-in = Retour à la connexion

## V17, the questions

faq-title = Aide en ligne - Foire aux questions
faq-search = Chercher dans les questions
faq-search-hint = Par exemple : code de vote, mot de passe, réassort
faq-found = { $n ->
    [0] Aucune question ne contient ces mots. Essayez un autre mot, ou écrivez à l'assistance.
    [one] 1 question trouvée
   *[other] { $n } questions trouvées
}
faq-nothing-found = Vous n'avez pas trouvé de réponse ?

## V18, V19: the employer's texts

edito-title = Edito
tutorials = Tutoriels
tutorial-voter-title = Tutoriel « Parcours électeur »
tutorial-vote-title = Tutoriel « Parcours de vote »
tutorial-reissue-title = Tutoriel « Réassorts »
next-tutorial = Tutoriel suivant : { $title }
notice-figure = La notice de vote
notice-alt = Dessin de la notice de vote, une feuille de papier. En bas à gauche, un cadre porte la phrase « Votre code de vote est » et, dessous, le code : quatre groupes de cinq signes.
notice-caption = Le code de vote est imprimé en bas à gauche de la notice : quatre groupes de cinq signes.
notice-heading = Notice de vote
notice-code-is = Votre code de vote est :
steps-figure = Les étapes du vote
steps-alt = Dessin des quatre étapes du vote, de gauche à droite : choix du scrutin, constitution du bulletin, vote, accusé de réception.
steps-caption = Les quatre étapes affichées en haut des pages de vote.
step-1 = Choix scrutin
step-2 = Bulletin
step-3 = Vote
step-4 = Accusé
reissue-figure = Le chemin d'un réassort
reissue-alt = Dessin du chemin d'un réassort : votre demande sur le portail, le lien reçu par SMS ou par e-mail, le nouveau code affiché sur votre écran.
reissue-caption = La demande, le lien, le nouveau code : le code lui-même n'est jamais envoyé.
reissue-1 = Demande
reissue-2 = Lien
reissue-3 = Code

## V32, is my ballot in the box

urn-title = Vérifier que mon bulletin est dans l'urne
urn-what = Après la clôture du vote, la liste de tous les bulletins de chaque urne est publiée, sous la forme de leurs références. Une référence ne dit ni qui a voté, ni pour quelle liste.
urn-private = Votre référence reste sur votre appareil : la page télécharge <strong>toute</strong> la liste, puis cherche chez vous. Le serveur ne peut pas savoir quel bulletin vous avez cherché.
urn-reference = Référence de votre bulletin
urn-reference-hint = 43 signes, affichés après le vote et imprimés sur la preuve de dépôt. Vous pouvez aussi coller toute la ligne de la preuve de dépôt.
urn-election = Scrutin
urn-pick = Sélectionnez un scrutin
urn-election-id = Identifiant du scrutin
urn-election-id-hint = 14 à 40 lettres et chiffres, imprimés sur la preuve de dépôt et sur l'émargement.
urn-search = Chercher
urn-reference-missing = Saisissez ou collez la référence de votre bulletin.
urn-reference-wrong = Cette référence n'a pas la bonne forme : il faut 43 signes (lettres, chiffres, « + » ou « / »). Vérifiez que vous l'avez copiée entièrement.
urn-election-missing = Choisissez le scrutin de ce bulletin.
urn-election-wrong = Cet identifiant de scrutin n'a pas la bonne forme. Recopiez-le de votre preuve de dépôt : 14 à 40 lettres et chiffres.
urn-election-unknown = Aucun scrutin du portail ne porte cet identifiant. Vérifiez que vous l'avez recopié entièrement.
urn-reading = Téléchargement de la liste : { $done } sur { $all }…
urn-found = Ce bulletin est dans l'urne du scrutin { $election }.
urn-found-what = La liste publiée contient { $n ->
    [one] un seul bulletin
   *[other] { $count } bulletins
} ; la référence { $reference } en fait partie. Elle a été recomptée et comparée à son empreinte sur votre appareil.
urn-absent = Aucun bulletin de l'urne du scrutin { $election } n'a cette référence.
urn-absent-what = La liste publiée contient { $n ->
    [one] un seul bulletin
   *[other] { $count } bulletins
} ; la référence { $reference } n'en fait pas partie.
urn-absent-other = Vérifiez que vous avez choisi le bon scrutin et copié la référence entièrement.
urn-absent-proof = Si vous avez une preuve de dépôt <a href="/verifier-une-preuve">dont la signature est authentique</a>, l'urne a signé qu'elle contenait ce bulletin : c'est une anomalie grave. Gardez la preuve et prévenez le bureau de vote et un délégué de liste.
urn-not-sealed = La liste n'est pas encore publiée
urn-not-sealed-what = Elle le sera après la clôture du vote, quand l'urne du scrutin { $election } aura été scellée. Gardez votre référence et revenez ensuite.
urn-contradiction = La liste publiée se contredit
urn-contradiction-what = Ce qui a été téléchargé ne correspond pas à ce que l'urne a annoncé ({ $fault }). Rien ne peut en être conclu sur votre bulletin. Recommencez ; si le message revient, prévenez le bureau de vote et un délégué de liste, avec ce code.
urn-unreachable = La liste n'a pas pu être téléchargée. Vérifiez votre connexion à Internet, puis recommencez. Votre référence n'a pas été envoyée.
urn-no-script = La recherche se fait sur votre appareil : elle demande JavaScript. Sans lui, la liste se télécharge aussi aux adresses <code>/api/elections/(identifiant du scrutin)/references</code>, puis <code>…/references/0</code>, <code>…/references/1</code>, et ainsi de suite : cherchez-y votre référence avec la recherche de votre navigateur.
urn-more = Aller plus loin
urn-whole-box = Télécharger toute l'urne et le résultat, pour les vérifier : <a href="/resultats">page Résultats</a>
urn-verifier = Vérifier avec un programme indépendant, que l'employeur n'a pas écrit : <a href="https://www.belenios.org/" rel="external">belenios-tool</a>

## The check of a receipt

receipt-title = Vérifier un émargement ou une preuve de dépôt
receipt-what = Ces documents sont signés. Cette page vérifie la signature sur votre appareil : le document n'est envoyé nulle part.
receipt-document = Document à vérifier
receipt-document-hint = Collez la ligne imprimée sous le code QR du document (elle commence par « isoloir-deposit » ou « isoloir-emargement »), ou le contenu du fichier JSON.
receipt-file = Ou choisissez le fichier JSON
receipt-keys-summary = Vérifier sans connexion, ou avec d'autres clés
receipt-keys = Clés publiques du scrutin
receipt-keys-hint = Le contenu de <code>/api/elections/(identifiant du scrutin)/receipt-keys</code>, ou les clés du procès-verbal de scellement : 64 chiffres hexadécimaux chacune. Si ce champ est vide, la page demande les clés au portail.
receipt-check = Vérifier
receipt-missing = Collez un document ou choisissez un fichier.
receipt-too-long = Ce texte est trop long pour un émargement ou une preuve de dépôt. Collez un seul document.
receipt-pdf = Un fichier PDF ne peut pas être lu ici. Ouvrez-le, copiez la ligne imprimée sous le code QR, puis collez-la.
receipt-not-a-receipt = Ce texte n'est ni un émargement ni une preuve de dépôt. Copiez la ligne entière, du mot « isoloir » au dernier signe.
receipt-keys-wrong = Ces clés n'ont pas la bonne forme : il faut 64 chiffres hexadécimaux par clé.
receipt-keys-unreachable = Les clés du scrutin n'ont pas pu être demandées au portail. Reconnectez-vous à Internet, ou collez les clés dans le champ prévu.
receipt-keys-unknown = Le portail ne connaît pas le scrutin nommé dans ce document. Collez les clés de ce scrutin si vous les avez.
receipt-genuine-deposit = Cette preuve de dépôt est authentique
receipt-genuine-deposit-what = L'urne a signé qu'elle a reçu ce bulletin. Elle ne dit ni qui a voté, ni pour quelle liste.
receipt-genuine-emargement = Cet émargement est authentique
receipt-genuine-emargement-what = Le fichier des électeurs a signé que cette personne a voté. Il ne dit ni pour quelle liste, ni avec quel bulletin.
receipt-forged = Ce document n'est pas authentique
receipt-wrong-signature = La signature ne correspond pas au contenu : le document a été modifié, ou mal recopié.
receipt-unknown-key = Le document n'est signé par aucune des clés de ce scrutin.
receipt-malformed = Il manque un champ, il y en a un de trop, ou l'un d'eux n'a pas la forme attendue.
receipt-forged-remedy = Recopiez-le depuis l'original et recommencez. Si l'original lui-même est refusé, montrez-le au bureau de vote.
receipt-keys-of-portal = Vérifié avec les clés publiées par ce portail. Pour ne pas avoir à le croire, comparez-les à celles du procès-verbal de scellement, ou collez celles-ci.
receipt-keys-pasted = Vérifié avec les clés que vous avez collées.
receipt-election = Scrutin (identifiant)
receipt-event = Élections (identifiant)
receipt-reference = Référence du bulletin
receipt-deposited-at = Déposé le
receipt-voted-at = A voté le
receipt-name = Nom
receipt-corps = Corps
receipt-voter-number = Numéro d'électeur
receipt-key = Clé
receipt-then-urn = <a href="/urne">Vérifier que ce bulletin est dans l'urne</a>
receipt-offline = Une fois affichée, cette page fonctionne sans Internet, avec des clés collées.
receipt-no-script = La vérification se fait sur votre appareil : elle demande JavaScript. Sans lui, elle se fait aussi avec le programme <code>openssl</code>, comme ci-dessous.
receipt-by-hand = Vérifier sans cette page
receipt-by-hand-what = Dans un terminal, avec la ligne du code QR et la clé du scrutin (remplacez les deux premières lignes par les vôtres) :
receipt-by-hand-answer = La cinquième ligne doit afficher le nom de la clé, avant-dernier champ du document ; la dernière doit répondre <code>Signature Verified Successfully</code>.

## V35–V39, when a page cannot be shown

not-open-title = Le vote n'est pas encore ouvert
not-open-what = Votre bulletin ne peut pas encore être déposé. Aucun vote n'est enregistré.
not-open-do = En attendant, activez votre compte, vérifiez vos informations et gardez votre notice de vote.
vote-will-open = Le vote ouvrira le <strong>{ $date }</strong>.
vote-opened = <strong>Le vote est maintenant ouvert.</strong> <a href="/connexion">Se connecter pour voter</a>
closed-title = Le vote est clos
closed-what = Il n'est plus possible de voter. Un vote pour lequel vous avez un émargement est enregistré.
closed-do = Vous pouvez encore vous connecter pour télécharger vos émargements, et <a href="/urne">vérifier que votre bulletin est dans l'urne</a>. Les résultats seront sur la page <a href="/resultats">Résultats</a>.
closed-since = Le vote est clos depuis le <strong>{ $date }</strong>.
closes-on = <strong>Le vote est ouvert</strong> jusqu'au { $date }. <a href="/connexion">Se connecter pour voter</a>
suspended-title = Le vote est suspendu
suspended-what = Le bureau de vote a suspendu le vote. Un bulletin envoyé maintenant n'est pas déposé. Les votes déjà enregistrés sont conservés.
suspended-do = Vous pouvez vous connecter, consulter vos scrutins et télécharger vos émargements. Revenez voter quand le bureau de vote aura rouvert le vote : gardez votre notice de vote.
suspended-because = Depuis le <strong>{ $date }</strong>, pour la raison suivante : { $reason }
suspended-next = Prochaine information : <strong>{ $date }</strong>.
suspended-no-more = <strong>Le vote n'est pas suspendu en ce moment.</strong> <a href="/connexion">Se connecter</a>
down-title = Le portail est momentanément indisponible
down-what = Une panne empêche d'afficher cette page. Si vous étiez en train de voter et que l'accusé de réception ne s'est pas affiché, rien ne dit encore si votre bulletin a été reçu : reconnectez-vous dans quelques minutes, le portail vous le dira avec certitude. Un bulletin ne peut être compté qu'une fois.
down-do = Rechargez la page dans quelques minutes. La durée du vote et ses éventuelles prolongations sont décidées par le bureau de vote.
not-found-title = Cette page n'existe pas
not-found-what = L'adresse est incomplète ou la page a été déplacée. Si vous avez suivi un lien reçu par message, copiez-le entièrement : il est peut-être coupé en fin de ligne. Aucun vote n'est concerné.
forbidden-title = Cette page ne peut pas être affichée
forbidden-what = La demande a été refusée, peut-être par le réseau depuis lequel vous vous connectez, ou parce que le portail était ouvert dans une page d'un autre site. Aucun vote n'a été enregistré par cette action.
forbidden-do = Ouvrez le portail à sa propre adresse, dans un nouvel onglet, ou essayez depuis un autre réseau.
crowd-title = Beaucoup d'électeurs se connectent
crowd-wait = Beaucoup d'électeurs se connectent. Votre page s'actualisera dans { $n } s ; ne la fermez pas.
crowd-trying = Nouvel essai…
crowd-safe = Personne ne perd sa place ni son vote : aucun vote n'a été enregistré par cette action, et ceux qui l'ont été le restent.
crowd-no-script = Sans JavaScript, la page ne s'actualise pas seule : attendez 20 secondes, puis rechargez-la.
back-home = Retour à l'accueil
see-help = Consulter l'aide
see-site-map = Plan du site

## V41, legal pages

assistance = Assistance
contact-line = Assistance : <strong>{ $phone }</strong>, { $hours }.
contact-title = Contact
contact-phone = Téléphone
contact-hours = Horaires
contact-email = Messagerie
contact-form = <a href="/assistance">Écrire avec le formulaire de demande d'assistance</a> (accessible sans se connecter)
contact-never = N'indiquez jamais votre mot de passe, votre code de vote ni votre choix : l'assistance ne vous les demandera pas.
accessibility-title = Déclaration d'accessibilité
legal-title = Mentions légales
personal-data-title = Données personnelles

site-map-title = Plan du site
map-before = Avant de se connecter
map-home = Accueil
map-sign-in = Se connecter
map-activation = Recevoir à nouveau le lien d'activation
map-password = Mot de passe oublié
map-help = Aide
map-assistance = Formulaire de demande d'assistance
map-space = Mon espace (connexion nécessaire)
map-portal = Accueil de mon espace
map-me = Mes informations personnelles
map-rolls = Consulter les listes électorales
map-elections = Mes scrutins et leurs listes de candidats
map-claim = Formuler une réclamation
map-vote = Voter
map-check = Vérifier
map-about = À propos du site

## The source and the hashes

source-title = Code source
source-what = Le portail est un logiciel libre, sous licence EUPL 1.2. Les pages que vous lisez, le chiffrement des bulletins et les programmes du serveur sont publiés : chacun peut les lire, les construire et les comparer à ce qui est servi.
source-version = Version servie : <strong>{ $version }</strong>. Entre parenthèses : le commit dont les pages sont construites.
source-parts = Ce que contient le dépôt
source-part-web = <code>web/</code> : les pages et l'isoloir, qui chiffre le bulletin dans le navigateur
source-part-functions = <code>functions/</code> : les actions du portail, une par programme
source-part-crates = <code>crates/</code> : le protocole Belenios, les règles du vote, les programmes du bureau et des détenteurs de clés
source-part-docs = <code>docs/</code> : l'architecture, le modèle de menace, la vérification des preuves
source-then-hashes = <a href="/empreintes">Comparer les empreintes des pages servies à celles du code publié</a>
hashes-title = Empreintes des pages
hashes-what = Le chiffrement du bulletin est fait par les pages de ce site. Un observateur peut vérifier que ces pages sont bien celles du code publié. Chaque fichier servi a une empreinte (SHA-256) dans le fichier <a href="/hashes.txt">hashes.txt</a>.
hashes-version = Version servie en ce moment : <strong>{ $version }</strong>
hashes-step-build = 1. Construire les pages soi-même
hashes-step-build-what = Prenez le code publié au commit indiqué entre parenthèses, puis :
hashes-step-compare = 2. Comparer la liste servie à la vôtre
hashes-step-compare-what = Remplacez l'adresse par celle du portail. La commande ne doit rien afficher :
hashes-step-files = 3. Comparer chaque fichier servi à la liste
hashes-step-files-what = Chaque ligne doit finir par « OK » ou « Réussi » :
hashes-limits = Ce que cette comparaison prouve, et ce qu'elle ne prouve pas
hashes-limit-moment = Elle vaut pour les fichiers reçus, à ce moment-là, sur cet appareil. Recommencez à des heures et depuis des réseaux différents, pendant tout le vote.
hashes-limit-integrity = Chaque page nomme l'empreinte des programmes qu'elle charge : un navigateur refuse un programme modifié sans la page.
hashes-limit-vote = Elle ne remplace pas la vérification de l'urne et du résultat, qui ne suppose pas que ces pages soient honnêtes : <a href="/resultats">page Résultats</a>.

## V43, the results

results-title = Résultats
results-loading = Chargement des résultats…
results-not-published = Les résultats ne sont pas encore publiés
results-not-published-what = Ils le seront ici, scrutin par scrutin, après le dépouillement et la proclamation par le bureau de vote.
results-unreachable = Les résultats n'ont pas pu être chargés. Rechargez la page dans quelques instants.
results-partly = Tous les scrutins ne sont pas encore proclamés. Les autres résultats paraîtront ici.
turnout-title = Participation
turnout-at = Émargements comptés le <strong>{ $date }</strong>.
turnout-caption = Participation par scrutin
election-caption = Résultat par liste
column-election = Scrutin
column-registered = Inscrits
column-voters = Votants
column-rate = Participation
column-list = Liste
column-votes = Voix
column-share = Part des exprimés
column-seats = Sièges
result-registered = Inscrits
result-voters = Votants
result-voters-value = { $voters } ({ $rate } des inscrits)
result-blank = Votes blancs
result-expressed = Suffrages exprimés
result-seats = Sièges à pourvoir
by-lot = { $n ->
    [one] Un siège ne peut être attribué ni par les voix ni par le nombre de candidats : il est tiré au sort entre { $lists }.
   *[other] { $n } sièges ne peuvent être attribués ni par les voix ni par le nombre de candidats : ils sont tirés au sort entre { $lists }.
}
kit-title = Vérifier ce résultat
kit-what = L'archive contient toute l'urne : les bulletins chiffrés, leurs preuves, la somme chiffrée, les déchiffrements partiels et le résultat. Elle se vérifie sans rien demander au portail.
kit-archive = Archive
kit-archive-link = { $name } ({ $size })
kit-sha256 = SHA-256 du fichier
kit-head = Empreinte du dernier événement (au procès-verbal)
kit-how = Vérifier avec le programme du projet, ou avec belenios-tool, que l'employeur n'a pas écrit :
results-no-script = Sans JavaScript, les mêmes chiffres se lisent à l'adresse <a href="/api/results">/api/results</a>.
