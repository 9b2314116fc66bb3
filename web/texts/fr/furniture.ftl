# What surrounds every screen (SCREENS §1.3, §4, §7).

day-and-hour = { $day } à { $hour }
paris-time = { $date } { -paris }
hour = { $hour }{ "\u00A0" }h
hour-and-minutes = { $hour }{ "\u00A0" }h{ "\u00A0" }{ $minutes }
numeric-date = { $day }/{ $month }/{ $year } à { $hour }h{ $minutes } { -paris }
own-time = soit { $date } à { $place }
# The towns of time zones are named in English; these are said otherwise after « à ».
place-of-zone = { $name ->
    [Reunion] La Réunion
    [Noumea] Nouméa
    [Martinique] Fort-de-France
    [Guadeloupe] Pointe-à-Pitre
    [Miquelon] Saint-Pierre
   *[other] { $name }
}

skip-to-content = Contenu
skip-to-menu = Menu
skip-to-footer = Pied de page
main-menu = Menu principal
help = AIDE/FAQ
sign-out = Déconnexion
signing-out = Déconnexion en cours…
my-space = Mon espace
last-login = Dernière connexion le : { $date }
first-login = Première connexion
not-you = Ce n'était pas vous ?
legal-notice = Mentions légales
personal-data = Données personnelles
site-map = Plan du site
contact = Contact
version = Version { $version }
source-code = Code source
description = { $service } : accès au portail de vote, calendrier, aide.

no-script = <strong>JavaScript est désactivé dans ce navigateur.</strong> Le vote est chiffré sur votre appareil : il faut activer JavaScript pour vous connecter et voter. Vous pouvez aussi voter depuis un poste dédié de votre établissement, ou appeler l'assistance : <a href="/contact">ses coordonnées et ses horaires</a>. Aucun vote n'est enregistré.
unsupported = <strong>Ce navigateur est trop ancien pour chiffrer votre bulletin.</strong> Utilisez Firefox 78, Chrome ou Edge 87, Safari 14 ou plus récent, un poste dédié de votre établissement, ou appelez l'assistance : <a href="/contact">ses coordonnées et ses horaires</a>. Aucun vote n'est enregistré.

opens-in = Ouverture du vote dans
closes-in = Fermeture du vote dans
closed-since = Le vote est clos depuis le { $date }.
open-from-to = Ouvert du { $opens } au { $closes } (Heure de Paris)
days = { $n ->
    [one] Jour
   *[other] Jours
}
hours = { $n ->
    [one] Heure
   *[other] Heures
}
minutes = { $n ->
    [one] Minute
   *[other] Minutes
}
closes-soon = Le vote ferme dans { $n } minutes.

not-a-robot = Je ne suis pas un robot
tick-the-box = Cochez la case « Je ne suis pas un robot ».
work-under-way = Vérification en cours…
work-done = Vérification terminée.
work-failed = La vérification « Je ne suis pas un robot » n'a pas abouti. Cochez à nouveau la case.

required-field = * : champ obligatoire
reveal = Afficher
hide = Masquer
errors-in-form = { $n ->
    [one] Il y a une erreur dans le formulaire
   *[other] Il y a { $n } erreurs dans le formulaire
}
not-done = Cette action n'a pas abouti
error-title-prefix = Erreur –{ " " }

session-ends-soon = Votre session va expirer dans 2 minutes
session-ends-why = Sans action de votre part, vous serez déconnecté(e). Un vote qui n'a pas été confirmé ne sera pas enregistré.
stay = Rester connecté

unreachable = Le portail ne répond pas. Vérifiez votre connexion à Internet, puis recommencez.
nothing-here = Cette page n'existe pas ou ne vous est pas destinée.
loading = Chargement…

suspended-since = Le vote est suspendu par le bureau de vote depuis le { $date }.
next-information = Prochaine information : { $date }.
