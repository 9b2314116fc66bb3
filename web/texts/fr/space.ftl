# What a signed-in voter consults (V10, V12–V15), and the request for assistance (V16).

try-again = Réessayer
back = Retour
back-to-space = Retour à mon espace
select-election = Sélectionnez un scrutin
election-required = Sélectionnez un scrutin.
file-claim = Formuler une réclamation
no-election = Vous n'êtes électeur d'aucun scrutin de ces élections. Si c'est une erreur, <a href="/assistance">adressez-vous à l'assistance</a>.
text-too-long = Ce texte est trop long : { $over }
text-has-code = N'indiquez jamais votre code de vote : retirez-le de ce texte. Rien n'a été envoyé.
characters-left = { $n ->
    [one] Il reste { $written } caractère.
   *[other] Il reste { $written } caractères.
}
characters-over = { $n ->
    [one] { $written } caractère de trop.
   *[other] { $written } caractères de trop.
}

# V10
welcome = Bienvenue sur votre { -portal }
practical = Mes informations pratiques
edito = Edito
online-help = Aide en ligne - Foire aux questions
ask-assistance = Formulaire de demande d'assistance
tutorial-voter = Accéder au tutoriel en ligne "Parcours électeur"
tutorial-vote = Accéder au tutoriel en ligne "Parcours de vote"
tutorial-reissue = Accéder au tutoriel en ligne "Réassorts"
my-elections = Mes scrutins
consult-rolls = Consulter les listes électorales de mes scrutins
consult-elections = Consulter mes scrutins (ceux pour lesquels je suis électeur) et leurs listes de candidats
my-account = Mon Compte
my-details = Mes informations personnelles
i-vote = Je Vote
vote = Consulter les scrutins, les candidatures et voter
vote-will-open = Le vote ouvrira le { $date }.
consult-lists = Consulter les candidatures
vote-suspended = Le vote est suspendu par le bureau de vote : vous ne pouvez pas voter pour le moment. Les votes déjà enregistrés le restent.
voted-everywhere = { $n ->
    [one] Vous avez voté à votre scrutin.
   *[other] Vous avez voté à vos { $n } scrutins.
}
voted-somewhere = { $n ->
    [one] Vous avez voté à { $n } scrutin sur { $total }.
   *[other] Vous avez voté à { $n } scrutins sur { $total }.
}
voted-nowhere = Aucun vote n'est enregistré à votre nom.
my-emargements = Mes émargements
consult-results = Consulter les résultats
reissue-title = { $n ->
    [one] Votre code de vote a été remplacé par un réassort
   *[other] Votre code de vote a été remplacé par { $n } réassorts
}
reissue-on = Réassort du { $date }
reissue-not-you = Seul le dernier code reçu permet de voter. <a href="/assistance#reassort">Vous n'avez pas demandé ce réassort ?</a>

# V12
roll-title = Listes électorales de mes scrutins
roll-intro = Cherchez une personne sur la liste électorale d'un de vos scrutins. Le nombre de recherches par jour est limité et aucune adresse n'est affichée.
roll-until = Les listes électorales sont affichées jusqu'au { $date }.
roll-closed = Les listes électorales ne sont plus affichées depuis le { $date }. Pour toute question sur votre inscription, <a href="/assistance">adressez-vous à l'assistance</a>.
roll-election = Scrutin
roll-name = Nom
roll-name-hint = Au moins les deux premières lettres ; les accents et les majuscules ne comptent pas.
roll-name-short = Saisissez au moins les deux premières lettres du nom.
roll-establishment = Établissement
roll-establishment-hint = Facultatif : une partie du nom suffit.
roll-search = Rechercher
roll-found = { $n ->
    [0] Personne ne correspond à cette recherche
    [one] { $written } personne trouvée
   *[other] { $written } personnes trouvées
}
roll-found-some = Plus de { $n } personnes : ajoutez des lettres au nom
roll-of = Liste électorale du scrutin { $title }
roll-family-name = Nom
roll-given-name = Prénom
roll-corps = Corps
roll-pages = Pages de résultats
roll-page = Page { $page } sur { $pages }
roll-previous = Page précédente
roll-next = Page suivante
roll-not-listed = Je ne suis pas sur cette liste

# V13
elections-title = Mes scrutins et leurs listes de candidats
state-open = Ouvert
state-voted = Voté
state-upcoming = À venir
state-suspended = Suspendu
state-closed = Clos
body = Instance
seats = Sièges à pourvoir
voting-dates = Vote
voted-at = Vote enregistré le
lists-title = { $n ->
    [one] { $n } liste
   *[other] { $n } listes
}
order-random = Les listes sont présentées dans un ordre tiré au sort à chaque visite.
order-sealed = Les listes sont présentées dans l'ordre fixé pour ce scrutin, le même pour tous.
affiliation = Affiliation : { $affiliation }
published-later = Les professions de foi seront publiées au plus tard le { $date }.
lists-none = Aucune liste de candidats n'est publiée pour ce scrutin.
documents-missing = Les professions de foi et les listes de candidats n'ont pas pu être chargées. <a href="">Réessayer</a>
manifesto = Profession de foi
candidates = Liste de candidats
document = { $kind } – { $list } (PDF, { $size })
kilobytes = { $n }{ "\u00A0" }Ko
megabytes = { $n }{ "\u00A0" }Mo
candidate-names = { $n ->
    [one] 1 candidature – { $list }
   *[other] { $n } candidates et candidats – { $list }
}
go-and-vote = Voter
check-reference = Vérifier que mon bulletin est dans l'urne

# V15
claim-title = Formuler une réclamation
claim-intro = Une réclamation porte sur votre inscription sur la liste électorale. L'administration vous répond ici et par message.
claim-until = Les réclamations sont reçues jusqu'au { $date }.
claim-closed = Les réclamations étaient reçues jusqu'au { $date }. Après cette date, <a href="/assistance">adressez-vous à l'assistance</a>.
claim-election = Scrutin concerné
claim-election-hint = Si le scrutin dont vous êtes absent n'est pas proposé, choisissez-en un et nommez dans votre message celui qui manque.
claim-subject = Objet
claim-select-subject = Sélectionnez l'objet
claim-subject-required = Sélectionnez l'objet de votre réclamation.
claim-absent = Je suis absent de la liste
claim-wrongly-listed = Je suis inscrit à tort
claim-wrong-details = Erreur dans mes informations
claim-other = Autre
claim-message = Votre message
claim-message-hint = { $longest } caractères au maximum. N'y indiquez ni mot de passe ni code de vote.
claim-message-required = Écrivez votre message.
claim-send = Envoyer
claim-filed = Votre réclamation est enregistrée sous le numéro <span class="whole">{ $number }</span>
claim-answered-by = L'administration vous répondra au plus tard le { $date }.
claim-follow = Suivre ma réclamation
claims-none = Vous n'avez formulé aucune réclamation.
claims-missing = Vos réclamations n'ont pas pu être chargées. <a href="">Réessayer</a>
claim-number = Réclamation <span class="whole">{ $number }</span>
claim-filed-on = Reçue le { $date }.
claim-reason = Motif : { $reason }
claim-state-received = Reçue
claim-state-in-progress = En cours
claim-state-accepted = Acceptée
claim-state-rejected = Rejetée

# V16
assistance-title = { ask-assistance }
assistance-intro = L'assistance vous répond à l'adresse que vous indiquez. Vous n'avez pas besoin d'être connecté(e).
assistance-never = N'indiquez jamais votre mot de passe, votre code de vote ni votre choix.
assistance-never-why = L'assistance n'en a pas besoin et ne vous les demandera jamais.
help-desk = Joindre l'assistance
help-desk-phone = Téléphone
help-desk-hours = Horaires
help-desk-email = Messagerie
last-name = Nom
last-name-required = Saisissez votre nom.
first-name = Prénom
first-name-required = Saisissez votre prénom.
contact-email = Adresse de messagerie de contact
contact-email-hint = Par exemple prenom.nom@exemple.fr ; une adresse personnelle convient.
contact-email-required = Saisissez une adresse de messagerie.
contact-email-wrong = Saisissez une adresse de messagerie au format nom@domaine.fr.
phone = Téléphone
phone-hint = Facultatif.
phone-wrong = Saisissez un numéro de téléphone, ou laissez ce champ vide.
establishment = Établissement / académie
establishment-required = Saisissez votre établissement ou votre académie.
difficulty = Votre difficulté
select-difficulty = Sélectionnez votre difficulté
difficulty-required = Sélectionnez votre difficulté.
difficulty-activation = Activation
difficulty-identifier = Identifiant inconnu
difficulty-password = Mot de passe
difficulty-voting-code = Code de vote / réassort
difficulty-vote = Vote
difficulty-other = Autre
describe = Décrivez votre difficulté
describe-required = Décrivez votre difficulté.
describe-hint = { $longest } caractères au maximum.
not-my-log-in = Je ne suis pas à l'origine de la dernière connexion affichée sur mon portail.
not-my-reissue = Je ne suis pas à l'origine du réassort de mon code de vote.
assistance-send = Envoyer
assistance-call = Si le vote ferme bientôt, appelez l'assistance : son numéro est sur cette page.
assistance-sent = Votre demande est enregistrée sous le numéro <span class="whole">{ $number }</span>
assistance-sent-text = Conservez ce numéro. L'assistance vous répondra à l'adresse indiquée. Aucun vote n'a été enregistré par cette demande.
