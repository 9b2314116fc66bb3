# V39, too many at once.

crowd-title = Beaucoup d'électeurs se connectent
crowd-wait = Beaucoup d'électeurs se connectent. Votre page s'actualisera dans { $n } s ; ne la fermez pas.
crowd-trying = Nouvel essai…
crowd-safe = Personne ne perd sa place ni son vote : aucun vote n'a été enregistré par cette action, et ceux qui l'ont été le restent.
crowd-no-script = Sans JavaScript, la page ne s'actualise pas seule : attendez 20 secondes, puis rechargez-la.
