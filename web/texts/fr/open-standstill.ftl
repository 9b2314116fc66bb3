# V35–V37, why the vote stands still.

not-open-title = Le vote n'est pas encore ouvert
not-open-what = Votre bulletin ne peut pas encore être déposé. Aucun vote n'est enregistré.
not-open-do = En attendant, activez votre compte, vérifiez vos informations et gardez votre notice de vote.
vote-will-open = Le vote ouvrira le <strong>{ $date }</strong>.
open-title = Le vote est ouvert
closed-title = Le vote est clos
closed-what = Il n'est plus possible de voter. Un vote pour lequel vous avez un émargement est enregistré.
closed-do = Vous pouvez encore vous connecter pour télécharger vos émargements, et <a href="/urne">vérifier que votre bulletin est dans l'urne</a>. Les résultats seront sur la page <a href="/resultats">Résultats</a>.
closed-since = Le vote est clos depuis le <strong>{ $date }</strong>.
closes-on = Vous pouvez voter jusqu'au <strong>{ $date }</strong>. <a href="/connexion">Se connecter pour voter</a>
suspended-title = Le vote est suspendu
suspended-what = Le bureau de vote a suspendu le vote. Un bulletin envoyé maintenant n'est pas déposé. Les votes déjà enregistrés sont conservés.
suspended-do = Vous pouvez vous connecter, consulter vos scrutins et télécharger vos émargements. Revenez voter quand le bureau de vote aura rouvert le vote : gardez votre notice de vote.
suspended-because = Depuis le <strong>{ $date }</strong>, pour la raison suivante : { $reason }
suspended-next = Prochaine information : <strong>{ $date }</strong>.
