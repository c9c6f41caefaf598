/** How common names are usually written in Latin letters; the first of each line is the form of the word lists. */
export const usualSpellings: ReadonlyMap<string, readonly string[]> = new Map(
  `
mohammad mohamad mohammed muhammad mohamed
ali aly
hossein hosein hussein husein hossain hosain
mehdi mahdi mehdy
mahdi mehdi mahdy
hassan hasan hassan
reza rezza riza
amir ameer
ahmad ahmed
abolfazl abolfazl aboulfazl abolfazle
saeed saeid said saied
hamid hameed
majid majeed
javad jawad
mostafa mustafa mostapha
mohsen mohsen mohssen
mahmoud mahmood mahmud
ebrahim ibrahim ebrahiem
morteza mortaza murteza
abbas abas
masoud masood massoud masud
vahid wahid
rasoul rasool rasul
yousef yusef yousof yosef youssef
esmaeil esmail ismail esmaeel
ghasem qasem gasem
sadegh sadeq
davoud davood davod
behrouz behrooz behruz
houshang hooshang hushang
khosrow khosro khosrou
kourosh koroush cyrus koorosh
dariush daryoush dariyush
siavash siyavash
pouya pooya puya
peyman payman peiman
keyvan keivan kayvan
maziar mazyar
shahriar shahryar
fereydoun fereidoon feridoon
soheil soheyl
soroush soroosh
ollah allah ullah olah
mojtaba mujtaba
younes yunes yoones
yaghoub yaghoob yaqub
yahya yahia
mousa moosa musa
isa eisa issa
ghorban qorban
jafar jaafar djafar
bagher baqer
pouria pooria pourya
touraj tooraj
teymour teimour teymoor
fatemeh fateme fatima fatemeh
zahra zahra zahraa
maryam mariam
masoumeh masoomeh masume masumeh
zeinab zeynab zainab zaynab
roghayeh roghaye roqayeh
khadijeh khadije khadijah
leila leyla laila layla
tahereh tahere tahereh
sedigheh sedighe seddigheh
somayeh somaye somayyeh
niloufar niloofar nilufar
nazanin nazanin
marzieh marziyeh marzie
haniyeh hanieh hania
elham elhaam
arezou arezoo arezu
parastou parastoo
sorayya soraya
roya roia
reyhaneh reihaneh reyhane
soudabeh sudabeh soodabeh
soheila soheyla
sheida sheyda
faezeh faeze
katayoun katayoon
kimia kimiya
mozhgan mojgan
mozhdeh mojdeh
mehrnoush mehrnoosh
noushin nooshin
mohammadi mohamadi mohammady muhammadi
hosseini hoseini husseini hosseiny hossaini
ahmadi ahmady
rezaei rezaee rezai rezaie rezayi
karimi karimy
mousavi moosavi musavi mosavi
rahimi rahimy
jafari jaafari
heidari heydari haydari
moradi muradi
ghasemi qasemi gasemi
akbari akbary
sadeghi sadeqi
nouri noori nuri
yousefi yosefi yusefi yoosefi
mirzaei mirzaee mirzai mirzaie
soleimani soleymani suleimani
mahmoudi mahmoodi mahmodi
hashemi hashimi
bagheri baqeri
esmaeili esmaili ismaili esmaeeli
zare zareh
gholami golami qolami
ghorbani qorbani
rasouli rasooli
mansouri mansoori
moghaddam moghadam mogadam
shafiei shafiee shafii
davoudi davoodi davodi
khosravi khosrawi
raeisi raisi reisi raeesi
sheikhi shaykhi sheykhi
safaei safaee safai
tabatabaei tabatabai tabatabaee
aghaei aghaee aghai
babaei babaee babai
mollaei mollaee molaei
norouzi noroozi nowruzi norozi
ghanbari qanbari
yaghoubi yaghoobi yaghobi
rouhani roohani rohani
foroughi forughi foroghi
goudarzi goodarzi godarzi
keshavarz keshavarz
esfahani isfahani
tehrani tehrani
zolfaghari zolfagari
vosoughi vosooghi
`
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', ...others]) => [name, [name, ...others]]),
);
