/** Words that customers, places and companies are made of; the most common first where it matters. */
export const familyNames = words(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor
  Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott
  Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz
  Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed
  Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo
  Sanders Patel Myers Long Ross Foster Jimenez Powell Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Gonzales
  Fisher Vasquez Simmons Romero Jordan Patterson Alexander Hamilton Graham Reynolds Griffin Wallace Moreno West Cole Hayes Bryant
  Herrera Gibson Ellis Tran Medina Aguilar Stevens Murray Ford Castro Marshall Owens Harrison Fernandez McDonald Woods Washington
  Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw
  Mueller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Rossi Russo Ferrari Esposito Bianchi Dubois Moreau
  Laurent Lefebvre Kowalski Nowak Wisniewski Andersson Johansson Nilsson Larsen Jensen O'Brien O'Connor Byrne Walsh Singh Sharma
  Gupta Kumar Khan Ali Hussain Rahman`);

export const streetNames = words(`
  Oak Maple Main Church Park Pine Cedar Elm Washington Lake Hill Walnut Spring North South Ridge Mill River Sunset Highland Forest
  Jackson Lincoln Meadow Center Cherry Dogwood Hickory Jefferson Franklin Laurel Willow Birch Chestnut Prospect Valley Railroad
  Liberty Locust Magnolia Victoria Queen King George Station School Green Grove Manor Mulberry Orchard Summit Canal Harbor Mission`);

/** Kinds of streets in full and short, most common first. */
export const streetKinds: readonly (readonly [string, string])[] = [
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Road', 'Rd'],
  ['Drive', 'Dr'],
  ['Lane', 'Ln'],
  ['Court', 'Ct'],
  ['Boulevard', 'Blvd'],
  ['Place', 'Pl'],
  ['Way', 'Way'],
  ['Terrace', 'Ter'],
];

export const cityBeginnings = words(`
  North South East West New Port Lake Fort Mount Saint Glen Oak Maple Cedar River Spring Fair Green High Clear Stone Silver Red
  Black White Ash Elm Brook Sand Rock Amber Beaver Copper Eagle Falcon Granite Harvest Iron Juniper Kings`);
export const cityEndings = words(`
  field ton ville burg bury port mouth haven ford land view side wood dale stead chester ham bridge shire town shore crest mill
  grove brook well ridge bank gate holm`);

export const mailDomains = words(`
  gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com comcast.net msn.com protonmail.com verizon.net att.net
  mail.com gmx.net me.com`);

export const companyEndings = words(
  'Inc LLC Group Partners Solutions Industries Holdings Consulting Logistics Systems Foods Works',
);

/** Syllables that the long tail of names is put together from. */
export const syllables = {
  first: words(`
    Al An Bar Bel Ber Bran Cal Car Chan Cor Dal Dan Del Dor El Far Fen Gar Gil Gor Hal Han Har Hol Jan Kar Kel Kin Lan Lor Mac Mal
    Mar Mer Mon Nor Ol Or Pal Par Per Ran Ros Sal San Ser Sha Sim Sta Ste Tal Tar Tor Van Ver Vin Wal War Wes Win Yar Zan`),
  middle: words(
    'a be ca da de el en er i in ka la le li lo ma me mi na ne no o ra re ri ro sa se ta te ti to u va ve za',
  ),
  family: words(`
    berg brook by cott court den dez don ell er ero field ford gate ham hurst ia ini itz kin land ley lin man mann mer nez ov rich
    rides ros sen ski smith son stein sted strom ton vale vic ward well win worth`),
  woman: words('a ina elle ia ette issa ora anne ika een'),
  man: words('o en us ard in ric an ton is er'),
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
