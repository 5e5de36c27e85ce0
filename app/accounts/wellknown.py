"""Words that whoever guesses passwords tries first, in some languages, and walks over keyboards."""

LISTED = """
pass password passord passwort passwd passphrase passcode salasana salis losenord lösenord lozinka haslo
parola parool mdp motdepasse contraseña contrasena senha wachtwoord heslo
admin administrator administrador root user username guest test tester testing demo login logon welcome
tervetuloa välkommen valkommen default changeme change letmein let me in open sesame secret salainen hemlig
access computer internet server system master manager service support office work working home house
qwerty qwertz azerty qwe asd zxc qaz wsx edc rfv tgb qazwsx zaq xsw abc abcd xyz asdf zxcv
love loveme lover loves iloveyou ily you my the and our your is are
princess prince queen king sunshine summer winter spring autumn sommar vinter kesä kesa talvi syksy kevät kevat
january february march april may june july august september october november december
tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu kesakuu heinäkuu heinakuu elokuu syyskuu lokakuu
marraskuu joulukuu januari februari mars maj juni juli augusti oktober
monday tuesday wednesday thursday friday saturday sunday maanantai tiistai keskiviikko torstai perjantai
lauantai sunnuntai
dragon monkey tiger lion bear wolf eagle falcon shark dolphin horse dog cat puppy kitty kitten butterfly
koira kissa hevonen karhu susi leijona kettu hund katt häst
football soccer baseball basketball hockey jääkiekko jaakiekko jalkapallo tennis golf swimming
superman batman spiderman pokemon pikachu starwars matrix ninja naruto minecraft
michael jordan daniel andrew joshua matthew robert thomas william david charlie george jessica jennifer
michelle ashley amanda nicole hannah samantha maria anna matti mikko juha jari timo antti laura sanna
johanna emilia
suomi finland suomen sverige sweden helsinki espoo vantaa tampere turku oulu stockholm europe eurooppa
perkele saatana vittu paska kulli fuck fucker fucking fuckyou shit bitch sexy
chocolate cookie cheese banana orange apple pepper ginger coffee kahvi flower rose kukka
freedom forever friend friends family happy smile angel baby babygirl lovely hello hei moi terve moikka
money euro lottery lucky magic mustang ferrari mercedes corvette harley yamaha toyota samsung google
facebook instagram microsoft windows apple android iphone linux ubuntu yahoo gmail hotmail
trustno trust no one number blue red green black white silver golden purple
hunter killer ranger buster jordan shadow thunder storm phoenix diamond crystal
mother father brother sister mama papa äiti aiti isä isa mamma pappa
correct battery staple
"""
ROWS = (
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopåasdfghjklöäzxcvbnm",
    "qwertzuiopüasdfghjklöäyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "qazwsxedcrfvtgbyhnujmikolp",
    "zaqxswcdevfrbgtnhymjukilop",
)
"""Walks over the alphabet and over keyboards: three letters or more in a row count as words, both ways."""
WALKS = frozenset(
    row[start : start + size]
    for one in ROWS
    for row in (one, one[::-1])
    for size in (3, 4, 5)
    for start in range(len(row) - size + 1)
)
GUESSED_FIRST = WALKS.union(LISTED.split())
