# V43, the results.

results-title = Résultats
results-loading = Chargement des résultats…
results-not-published = Les résultats ne sont pas encore publiés
results-not-published-what = Ils le seront ici, scrutin par scrutin, après le dépouillement et la proclamation par le bureau de vote.
results-unreachable = Les résultats n'ont pas pu être chargés. Rechargez la page dans quelques instants.
results-partly = Tous les scrutins ne sont pas encore proclamés. Les autres résultats paraîtront ici.
turnout-title = Participation
turnout-at = Émargements comptés le <strong>{ $date }</strong>.
turnout-caption = Participation par scrutin
election-caption = Voix, part des suffrages exprimés et sièges par liste
column-election = Scrutin
column-registered = Inscrits
column-voters = Votants
column-rate = Taux
column-list = Liste
column-votes = Voix
column-share = Part
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
