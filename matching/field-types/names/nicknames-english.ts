import { listedNames } from './listed-names.ts';

/** Other spellings of English given names, which are the same name. */
export const englishSpellings: ReadonlyMap<string, readonly string[]> = listedNames(`
  aaron=aron adrian=adrien agnes alan=allan,allen albert alexander=aleksander,alexandre alexandra alfred alice=alyce alison=allison,alyson amanda amelia
  amy=aimee andrea andrew ann=anne,an anna=ana anthony=antony arthur barbara=barbra beatrice=beatrix benjamin bernard beverly=beverley bradley brenda
  bridget=brigid brian=bryan,bryon bruce caitlin=kaitlin,caitlyn,kaitlyn,katelyn cameron carol=carole,carroll,karol caroline=carolyn,karoline
  catherine=katherine,kathryn,katharine,cathryn,catharine,kathrine cecilia charles charlotte chelsea=chelsey christian=kristian christina=kristina
  christine=kristine christopher=kristopher,cristopher clara claire=clare clifford colin=collin connor=conor craig crystal=krystal cynthia daniel
  danielle daisy darren=darin,daren david dean deborah=debra,debora dennis=denis derek=derrick,deric diana diane=dianne donald donna dorothy=dorothea
  douglas dylan=dillon edgar edith edmund edward edwin eileen=aileen,ilene elaine=elayne eleanor=elinor,eleanore elizabeth=elisabeth,elisabet ella
  ellen=ellyn emily=emilie,emely emma eric=erik,erick erin=eryn ernest=earnest ethan eugene eva evelyn florence frances francis frank
  frederick=fredrick,frederic,fredric gabriel gabrielle gary=garry george gerald=jerald gerard gillian=jillian glenn=glen gloria gordon grace grant
  gregory=greggory hannah=hanna,hana harold harriet harrison harry hayley=hailey,haley,hayleigh heather helen=hellen helena henry holly howard hugh
  ian=iain isaac=issac isabel=isabelle,isobel,isabella jack jackson jacob=jakob jacqueline=jaqueline,jacquelyn james jamie jane=jayne janet
  jasmine=jasmin,jazmin jason=jayson,jaison jean jeffrey=jeffery,geoffrey jennifer=jenifer jeremy jerome jessica=jesica joan joanna joanne=joann
  jodie=jody joel john=jon jonathan=johnathan,jonathon,johnathon jordan=jordon joseph=josef joshua joyce juan judith julia julian julie juliet=juliette
  june justin karen=karin,karyn karl=carl katrina=catrina,katarina keith kelly=kelley,kelli kenneth=keneth kevin=kevan kimberly=kimberley
  kristen=kristin,kirsten,kristyn kyle lachlan laura lauren=lauryn,loren laurence=lawrence leo leon leonard leslie=lesley lillian=lilian linda=lynda
  lisa lois lori=laurie louis=lewis louise lucas=lukas lucy luke lydia lynn=lynne,lyn madeline=madeleine,madelyn,madelaine,madalyn
  margaret=margarete,margret maria marie marilyn=marylin marion=marian mark=marc martha martin=marten martina mary mathew=matthew,mattew maureen=maurine
  maurice max maximilian megan=meagan,meghan,meaghan melanie=melany melissa=melisa michael=micheal,mikael michelle=michele,mishelle mildred
  mitchell=mitchel monica=monika muriel nancy naomi natalie=nathalie,nataly natasha nathan nathaniel=nathanael neil=neal,niel
  nicholas=nicolas,nickolas,nikolas nicole=nichole nigel noah nora=norah norman oliver olivia oscar owen pamela patricia patrick paul paula pauline
  penelope peter philip=phillip,philipp phyllis rachel=rachael,racheal ralph randall=randal raymond rebecca=rebekah,rebeka reginald rhonda=ronda richard
  robert roberta robin=robyn roderick rodney=rodny roger=rodger roland ronald rose rosemary=rosemarie ross roy russell=russel ruth ryan sally samantha
  samuel sandra sara=sarah scott=scot sean=shaun,shawn,shane sebastian serena sharon=sharyn sheila=shelia shirley sidney=sydney simon sophia=sofia
  sophie stanley stella stephanie=stefanie,stephany stephen=steven,stephan,stefan stuart=stewart susan=suzan suzanne=susanne,suzanna,susanna
  sylvia=silvia tamara tara terence=terrence,terrance teresa=theresa,therese theodore thomas=tomas timothy tina toby tracy=tracey,traci travis trevor
  tristan tyler valerie vanessa veronica victor=viktor victoria=viktoria vincent violet virginia vivian=vivien,vivienne walter wayne wendy wesley
  wilfred william xavier yvonne=ivonne zachary=zachery,zackary,zachariah zoe=zoey
  ada amber april ashley=ashleigh antonia bianca brandon brittany=britney,brittney brooke carla carmen courtney=kourtney dana denise dolores dominic
  eleni erica=erika,ericka esther ethel fiona georgia georgina geraldine gina hilary=hillary ida irene iris ivan ivy jade janice jared joy
  kate=cate kayla=kaela kerry=kerri kim lance larry luis lynette mabel marcia marcus marjorie may miriam molly monique morgan natasha nina norma
  oliver paige philippa rita rosa ruby sabrina sadie sheryl=cheryl,sherryl tania=tanya,tanja terry=terri,teri todd tom vera warren
`);

/** Usual short and familiar forms of English given names; a form may belong to several names. */
export const englishNicknames: ReadonlyMap<string, readonly string[]> = listedNames(`
  aaron=ron,ronnie abigail=abby,abbie,gail abraham=abe,bram adam=ad,addy adelaide=addie,heidi adrian=ade agnes=aggie,nessie alan=al
  albert=al,bert,bertie alexander=alex,alec,al,sandy,xander,lex,sasha alexandra=alex,sandra,sandy,lexi,lexie,alexa,sasha
  alfred=al,fred,alf,alfie,freddie alice=allie,ali alison=ali,allie,aly amanda=mandy,mandi,amy amelia=amy,millie,mia andrea=andy,andie,drea
  andrew=andy,drew angela=angie,ange ann=annie,nan,nancy,nanny anna=ann,anne,annie,anya anthony=tony,ant antonia=toni,tonia arnold=arnie
  arthur=art,artie augustus=gus barbara=barb,barbie,babs,bobbie barnaby=barney bartholomew=bart beatrice=bea,trixie benedict=ben
  benjamin=ben,benny,benji,benjie bernadette=bernie bernard=bernie bethany=beth beverly=bev bradford=brad bradley=brad brandon=bran brenda=bren
  bridget=bridie,biddy caitlin=cait,kate,katie calvin=cal cameron=cam candace=candy,candi carol=carrie caroline=carrie,lynn,caro,carol
  cassandra=cass,cassie,sandra catherine=cathy,kathy,kate,katie,kat,kit,kitty,kay,cath,kath,cate,katy,kathie cecil=cec cecilia=celia,cissy,cece
  charles=charlie,chuck,chas,charley,chip charlotte=charlie,lottie,char,lotte chelsea=chels chester=chet christian=chris
  christina=chris,tina,christy,chrissy,kris,chrissie,kristy,crissy christine=chris,chrissy,christy,tina,kris,chrissie christopher=chris,kit,topher,kris
  clarence=clare clayton=clay clement=clem clifford=cliff clifton=cliff clinton=clint constance=connie cornelius=neil curtis=curt
  cynthia=cindy,cyndi,cindi daniel=dan,danny,dannie danielle=dani,danny,ellie david=dave,davy,davey,davie deborah=deb,debbie,debby,debi dennis=den,denny
  derek=del desmond=des diana=di,dee diane=di,dee dolores=lola dominic=dom,nick donald=don,donny,donnie dorothy=dot,dottie,dolly,dora,thea
  douglas=doug,dougie duncan=dunc edgar=ed,eddie edith=edie,edy edmund=ed,eddie,ted,ned edward=ed,eddie,ted,teddy,ned,eddy,ward edwin=ed,eddie,ned
  eleanor=ellie,nell,nellie,nora,ella,lena elijah=eli,lige
  elizabeth=liz,lizzie,beth,betty,eliza,betsy,bess,bessie,lizzy,libby,liza,elsie,lisa,lise,ellie,betsey,lizbeth,elise ellen=ellie,nell,nellie
  emily=em,emmy,millie emma=em,emmie eric=rick,ricky ernest=ernie eugene=gene evelyn=evie,eve,lyn florence=flo,florrie,flossie
  frances=fran,frannie,francie,fanny,frankie francis=frank,frankie,fran,francie franklin=frank frederick=fred,freddie,freddy,rick,fritz
  gabriel=gabe,gabby gabrielle=gabby,gabi,ella,elle genevieve=gen,ginny,eve geoffrey=geoff george=georgie,geordie georgina=georgie,gina
  gerald=gerry,jerry geraldine=gerry,jerry gerard=gerry,jerry gertrude=gert,gertie,trudy gilbert=gil,bert gillian=gill,jill,gilly gregory=greg,gregg
  gwendolyn=gwen,wendy harold=hal,harry harriet=hattie,harry harvey=harv helen=nell,nellie,lena,ellie helena=lena,nell henrietta=hettie,etta,hetty
  henry=hal,harry,hank,hen herbert=herb,bert,herbie howard=howie hubert=bert,hugh irving=irv isaac=ike,zac isabel=izzy,bella,belle,bel,ibby,issy
  isidore=izzy jack=jackie,jacky jacob=jake,jay jacqueline=jackie,jacqui,jacky james=jim,jimmy,jamie,jem,jimmie,jay,jas jane=janie,jenny,jan
  janet=jan,jenny janice=jan jasmine=jas,jazz jason=jay,jase jeanette=jean,jeannie jeffrey=jeff,geoff jennifer=jen,jenny,jenn,jennie jeremiah=jerry,jem
  jeremy=jerry,jem jerome=jerry jessica=jess,jessie,jessy joan=joanie joanna=jo,joan,anna joanne=jo,joan john=jack,johnny,jock,johnnie,jonny
  jonathan=jon,john,jonny,nathan,jonty joseph=joe,joey,jos josephine=jo,josie,jody,josey joshua=josh joyce=joy judith=judy,judi,jude julia=jules,julie
  julian=jules julie=jules,jill juliet=jules,julie june=junie karen=kaz,kari kathleen=kathy,kate,katie,kath,kay,kat katrina=kat,trina,kate kelly=kel
  kenneth=ken,kenny kevin=kev kimberly=kim,kimmy,kimmie kristen=kris,kristy,kirsty laura=laurie,lori lauren=laurie,ren laurence=larry,laurie,lars,lawrie
  lawson=law leonard=len,leo,lenny,leon,lennie leonora=nora,leo leopold=leo leslie=les lester=les lillian=lil,lily,lilly linda=lindy,lyn,lynn
  lorraine=lori,rainie louis=lou,louie louise=lou,lulu lucas=luke lucille=lucy,lou lucinda=lucy,cindy lucy=lu,luce lynn=lynnie
  madeline=maddie,maddy,maddi,lena malcolm=mal marcus=mark,marc margaret=maggie,meg,peggy,marge,margie,greta,meggie,rita,peg,daisy,madge,margo,margot
  maria=marie,mary marilyn=mary,lynn marjorie=marge,margie mark=marky martha=marty,mattie,patty martin=marty,mart martina=tina,marty marvin=marv
  mary=molly,polly,mae,mamie,may,marie,moll mathew=matt,matty matilda=tilda,tilly,mattie,maud maureen=mo,maura maurice=mo,moe,morris maximilian=max
  maxwell=max megan=meg,meggie melanie=mel,melly melinda=mel,mindy,linda melissa=mel,missy,lissa melvin=mel michael=mike,mick,mickey,micky,mikey,mitch
  michelle=shelly,shell,mich,chelle,mickey mildred=millie,milly milton=milt miranda=mandy,randy mitchell=mitch montgomery=monty,monte muriel=mu
  nancy=nan,nance naomi=omi natalie=nat,nattie,tally natasha=tasha,nat nathan=nate,nat nathaniel=nate,nathan,nat,than
  nicholas=nick,nicky,nico,nic,nik,klaus nicole=nikki,nicky,nic,nicki,coley nora=nonie norman=norm oliver=ollie,olly,noll
  olivia=liv,livvy,olive,livia,ollie oscar=ozzie oswald=oz,ozzie pamela=pam,pammy patricia=pat,patty,tricia,trish,patti,patsy,trisha
  patrick=pat,paddy,rick,patsy paula=polly pauline=polly penelope=penny,pen percival=percy peter=pete,petey philip=phil,pip philippa=pip,pippa
  priscilla=cilla,prissy prudence=pru,prue rachel=rach,rae,shelly ralph=rafe randall=randy,rand randolph=randy,dolph raphael=rafe raymond=ray
  rebecca=becky,becca,bex,beck,becki regina=gina reginald=reg,reggie,rex rhonda=ron,ronnie richard=rick,dick,rich,ricky,richie,dickie,ric,rickie
  robert=bob,rob,bobby,robbie,bert,robin,robby,robb,dob,bobbie roberta=bobbie,robbie,bert,bobby roderick=rod,rick,roddy rodney=rod roger=rog,rodge
  roland=rollie,rowland ronald=ron,ronnie,ronny rosalie=rosie rosalind=ros,roz,rose,rosie rosamund=ros,roz,rose rose=rosie rosemary=rose,rosie,romy
  roxanne=roxie,roxy rupert=rup russell=russ,rusty ruth=ruthie salvatore=sal samantha=sam,sammy,sammie samson=sam samuel=sam,sammy,sammie
  sandra=sandy,sandi sara=sadie,sally,sal,sallie scott=scotty,scottie sebastian=seb,bas,baz sharon=shaz,shari,sherry shirley=shirl sidney=sid,syd
  simon=si,sy solomon=sol,solly sophia=sophie,soph sophie=soph stanley=stan stella=estelle,essie stephanie=steph,stephie,stevie stephen=steve,stevie,ste
  stewart=stu,stew stuart=stu,stew susan=sue,susie,suzy,suzie,susy,sukie suzanne=sue,susie,suzy,suzie sylvester=sly,syl sylvia=syl,sylvie tabitha=tabby
  tamara=tammy,tam terence=terry,tel teresa=terry,tess,tessa,tracy,terri,teri,tessie theodora=thea,dora,theo theodore=ted,theo,teddy,ned,tad
  thomas=tom,tommy,thom,tommie tiffany=tiff timothy=tim,timmy tobias=toby,tobe tracy=trace trevor=trev tyler=ty tyrone=ty valentine=val
  valerie=val,vallie vanessa=ness,nessa,van vernon=vern veronica=ronnie,vera,roni,nica victor=vic,vick victoria=vicky,tori,vicki,vickie,vic,tory
  vincent=vince,vinny,vin,vinnie violet=vi,lettie virginia=ginny,ginger,gina,jinny vivian=viv walter=walt,wally,wat wesley=wes wilfred=wilf,fred
  wilhelmina=mina,willa,minnie,billie william=will,bill,billy,willy,liam,willie,wills winifred=win,winnie,freda winston=win
  zachary=zach,zack,zak,zac,zacky
`);
