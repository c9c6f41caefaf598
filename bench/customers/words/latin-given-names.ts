/** Common given names, most common first; a name's usual short forms stand behind it. */
export const womenNames: readonly string[] = words(`
  Mary Elizabeth:Liz,Beth,Betty,Eliza Jennifer:Jen,Jenny Patricia:Pat,Trish,Patty Linda:Lin Barbara:Barb,Babs Susan:Sue,Susie
  Jessica:Jess,Jessie Sarah:Sally Karen Margaret:Maggie,Meg,Peggy Lisa Nancy:Nan Sandra:Sandy Ashley:Ash Emily:Em,Emmy
  Kimberly:Kim Donna Michelle:Shelly Carol Amanda:Mandy Melissa:Mel,Missy Deborah:Deb,Debbie Stephanie:Steph Rebecca:Becky,Becca
  Laura:Laurie Sharon Cynthia:Cindy Dorothy:Dot,Dottie Amy Kathleen:Kathy,Kath Angela:Angie Shirley Emma:Em Brenda Pamela:Pam
  Nicole:Nikki,Nicky Anna:Annie Samantha:Sam,Sammy Katherine:Kate,Kathy,Katie Christine:Chris,Tina Debra:Deb,Debbie Rachel:Rach
  Carolyn:Carrie Janet:Jan Maria:Mia Olivia:Liv,Livvy Heather Helen:Nell Catherine:Cathy,Cat Diane:Di Julie:Jules Victoria:Vicky,Tori
  Joyce Lauren Kelly Christina:Chris,Tina Ruth Joan Virginia:Ginny Judith:Judy Evelyn:Evie Hannah Andrea:Andie Megan:Meg Cheryl
  Jacqueline:Jackie Madison:Maddie Teresa:Terry,Tess Abigail:Abby,Gail Sophia:Sophie Martha Sara Gloria Janice:Jan Kathryn:Kate
  Ann Isabella:Bella,Izzy Judy Charlotte:Lottie,Charlie Julia:Jules Grace Amber Alice Jean Denise Frances:Fran Danielle:Dani
  Marilyn Natalie:Nat Beverly:Bev Diana:Di Brittany:Britt Theresa:Terry,Tess Kayla Alexis:Lexi Doris Lori Tiffany:Tiff Ingrid
  Birgit Monika Sabine Ursula:Uschi Petra Claudia Anja Katrin Heike Giulia Chiara Francesca Lucia Carmen Pilar Dolores:Lola
  Mercedes Consuelo Ines Beatriz:Bea Camille Juliette Amelie Manon Celine Aurelie Agnieszka Katarzyna:Kasia Magdalena:Magda Zofia
  Astrid Freya Linnea Sigrid Aoife Niamh Siobhan Ciara Priya Ananya Lakshmi Meera Sunita Fatima Leila Yasmin Noor Amina Zainab`);

export const menNames: readonly string[] = words(`
  James:Jim,Jimmy,Jamie Robert:Bob,Rob,Bobby John:Jack,Johnny Michael:Mike,Mick David:Dave William:Bill,Will,Billy
  Richard:Rick,Dick,Rich Joseph:Joe,Joey Thomas:Tom,Tommy Charles:Charlie,Chuck Christopher:Chris,Kit Daniel:Dan,Danny
  Matthew:Matt Anthony:Tony Mark Donald:Don,Donnie Steven:Steve Paul Andrew:Andy,Drew Joshua:Josh Kenneth:Ken,Kenny Kevin:Kev
  Brian George Timothy:Tim Ronald:Ron,Ronnie Edward:Ed,Ted,Eddie Jason:Jay Jeffrey:Jeff Ryan Jacob:Jake Gary Nicholas:Nick
  Eric Jonathan:Jon Stephen:Steve Larry Justin Scott Brandon Benjamin:Ben,Benny Samuel:Sam,Sammy Gregory:Greg Alexander:Alex,Sandy
  Frank Patrick:Pat,Paddy Raymond:Ray Jack Dennis:Den Jerry Tyler:Ty Aaron Jose Adam Nathan:Nate Henry:Harry Zachary:Zach
  Douglas:Doug Peter:Pete Kyle Noah Ethan Jeremy Walter:Walt,Wally Christian:Chris Keith Roger Terry Austin Sean Gerald:Gerry,Jerry
  Carl Harold:Harry Dylan Arthur:Art Lawrence:Larry Jordan Jesse Bryan Billy Bruce Gabriel:Gabe Joe Logan Alan:Al Juan Albert:Al,Bert
  Willie Elijah:Eli Wayne Randy Vincent:Vince,Vinny Mason Roy Ralph Bobby Russell:Russ Bradley:Brad Philip:Phil Eugene:Gene
  Hans Klaus Juergen Stefan Matthias Wolfgang:Wolf Dieter Giovanni:Gianni Marco Lorenzo Matteo Alessandro:Sandro Carlos Miguel Javier:Javi
  Alejandro:Alex Fernando:Nando Diego Francisco:Paco,Pancho Ignacio:Nacho Pierre Antoine Mathieu Guillaume Thierry Piotr Krzysztof:Krzys
  Tomasz:Tomek Lars Magnus Bjorn Sven Liam Declan Cormac Padraig Arjun Rahul Sanjay Vikram Rajesh:Raj Ahmed Omar Yusuf Hassan Karim`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
