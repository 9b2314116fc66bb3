# What everybody may read: V04, V18, V19, V38, V41 and the sentences that several screens say. What a script shows stands in a file of its screen, so that a page carries its own sentences only.

## V04, the help about the identifier

identifier-help-title = Vous ne connaissez pas votre identifiant ?
identifier-help-remedy = Vous ne retrouvez toujours pas votre identifiant ? Personne ne peut le donner en ligne : il ne faut pas qu'un inconnu puisse l'apprendre. Écrivez à l'assistance, qui vérifiera qui vous êtes.
ask-help = Demander de l'aide
back-to-sign-in = Retour à la connexion

## V18, V19, the employer's texts

edito-title = Edito
tutorial-voter-title = Tutoriel « Parcours électeur »
tutorial-vote-title = Tutoriel « Parcours de vote »
tutorial-reissue-title = Tutoriel « Réassorts »
next-tutorial = Tutoriel suivant : { $title }
notice-alt = Dessin de la notice de vote, une feuille de papier. En bas à gauche, un cadre porte la phrase « Votre code de vote est » et, dessous, le code : quatre groupes de cinq signes.
notice-caption = Le code de vote est imprimé en bas à gauche de la notice : quatre groupes de cinq signes.
notice-heading = Notice de vote
notice-code-is = Votre code de vote est :
steps-alt = Dessin des quatre étapes du vote, de gauche à droite : choix du scrutin, constitution du bulletin, vote, accusé de réception.
steps-caption = Les quatre étapes affichées en haut des pages de vote.
step-1 = Choix scrutin
step-2 = Bulletin
step-3 = Vote
step-4 = Accusé
reissue-alt = Dessin du chemin d'un réassort : votre demande sur le portail, le lien reçu par SMS ou par e-mail, le nouveau code affiché sur votre écran.
reissue-caption = La demande, le lien, le nouveau code : le code lui-même n'est jamais envoyé.
reissue-1 = Demande
reissue-2 = Lien
reissue-3 = Code

## V38, V39, when a page cannot be shown

down-title = Le portail est momentanément indisponible
down-what = Une panne empêche d'afficher cette page. Si vous étiez en train de voter et que l'accusé de réception ne s'est pas affiché, rien ne dit encore si votre bulletin a été reçu : reconnectez-vous dans quelques minutes, le portail vous le dira avec certitude. Un bulletin ne peut être compté qu'une fois.
down-do = Rechargez la page dans quelques minutes. La durée du vote et ses éventuelles prolongations sont décidées par le bureau de vote.
not-found-title = Cette page n'existe pas
not-found-what = L'adresse est incomplète ou la page a été déplacée. Si vous avez suivi un lien reçu par message, copiez-le entièrement : il est peut-être coupé en fin de ligne. Aucun vote n'est concerné.
forbidden-title = Cette page ne peut pas être affichée
forbidden-what = La demande a été refusée, peut-être par le réseau depuis lequel vous vous connectez, ou parce que le portail était ouvert dans une page d'un autre site. Aucun vote n'a été enregistré par cette action.
forbidden-do = Ouvrez le portail à sa propre adresse, dans un nouvel onglet, ou essayez depuis un autre réseau.
back-home = Retour à l'accueil
see-help = Consulter l'aide

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
