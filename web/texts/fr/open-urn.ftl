# V32, is my ballot in the box.

urn-title = Vérifier que mon bulletin est dans l'urne
urn-what = Après la clôture du vote, la liste de tous les bulletins de chaque urne est publiée, sous la forme de leurs références. Une référence ne dit ni qui a voté, ni pour quelle liste.
urn-private = Votre référence reste sur votre appareil : la page télécharge <strong>toute</strong> la liste, puis cherche chez vous. Le serveur ne peut pas savoir quel bulletin vous avez cherché.
urn-reference = Référence de votre bulletin
urn-reference-hint = 43 signes, affichés après le vote et imprimés sur la preuve de dépôt. Vous pouvez aussi coller toute la ligne de la preuve de dépôt.
urn-election = Scrutin
urn-other = Chercher dans un autre scrutin
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
urn-contradiction-what = Ce qui a été téléchargé ne correspond pas à ce que l'urne a annoncé (code : { $fault }). Rien ne peut en être conclu sur votre bulletin. Recommencez ; si le message revient, prévenez le bureau de vote et un délégué de liste, avec ce code.
urn-unreachable = La liste n'a pas pu être téléchargée. Vérifiez votre connexion à Internet, puis recommencez. Votre référence n'a pas été envoyée.
urn-no-script = La recherche se fait sur votre appareil : elle demande JavaScript. Sans lui, la liste se télécharge aussi aux adresses <code>/api/elections/(identifiant du scrutin)/references</code>, puis <code>…/references/0</code>, <code>…/references/1</code>, et ainsi de suite : cherchez-y votre référence avec la recherche de votre navigateur.
urn-more = Aller plus loin
urn-whole-box = Télécharger toute l'urne et le résultat, pour les vérifier : <a href="/resultats">page Résultats</a>
urn-verifier = Vérifier avec un programme indépendant, que l'employeur n'a pas écrit : <a href="https://www.belenios.org/" rel="external">belenios-tool</a>
