# V01, the public home.

home-title = ACCÈS AU PORTAIL ÉLECTIONS
home-invitation = Vous êtes invité à participer aux élections professionnelles 2022 pour la désignation des représentants du personnel dans les instances de dialogue social du ministère de l'éducation nationale et de la jeunesse, du ministère des sports, et du ministère de l'enseignement supérieur et de la recherche.
home-click = Cliquez sur <strong>ACCÉDER AU PORTAIL ÉLECTIONS</strong> pour poursuivre.
home-not-yet = Revenez sur cette page à l'ouverture du portail : le bouton d'accès y sera.
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
