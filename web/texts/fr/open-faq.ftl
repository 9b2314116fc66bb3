# V17, the questions.

faq-title = Aide en ligne - Foire aux questions
faq-search = Chercher dans les questions
faq-search-hint = Par exemple : code de vote, mot de passe, réassort
faq-found = { $n ->
    [0] Aucune question ne contient ces mots. Essayez un autre mot, ou écrivez à l'assistance.
    [one] 1 question trouvée
   *[other] { $n } questions trouvées
}
faq-nothing-found = Vous n'avez pas trouvé de réponse ?
