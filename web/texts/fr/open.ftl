# What everybody may read: V01, V04, V17–V19, V32, V35–V43.

home-title = ACCÈS AU PORTAIL ÉLECTIONS
home-invitation = Vous êtes invité à participer aux élections professionnelles 2022 pour la désignation des représentants du personnel dans les instances de dialogue social du ministère de l'éducation nationale et de la jeunesse, du ministère des sports, et du ministère de l'enseignement supérieur et de la recherche. Cliquez sur <strong>ACCÉDER AU PORTAIL ÉLECTIONS</strong> pour poursuivre.
enter = ACCÉDER AU PORTAIL ÉLECTIONS
practical = Mes informations pratiques
edito = Edito
online-help = Aide en ligne - Foire aux Questions
how-to-enter = Comment accéder au portail Élections ?
