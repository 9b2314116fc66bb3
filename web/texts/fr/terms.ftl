# Words that every sentence spells the same way.
-portal = portail Élections
-paris = (heure de Paris)
