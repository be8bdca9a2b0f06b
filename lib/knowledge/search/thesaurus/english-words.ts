/** Word lists behind plain-words.ts and expand-query.ts: closed lists of English, none of them retail. */

/** Words that carry no meaning for search; particles (in, off, up, out) stay, because phrases need them. */
export const droppedWords =
  'a an the this that these those my your his her hers its our their them him she he they we you i me us it who whom ' +
  'do does did done doing has have had having is are was were be been being am will would can could should shall may ' +
  'might must of to at by for with from as and or if so but than then s re ve ll d m really very even ever please ok ' +
  'okay hi hello any some hes shes theyre theyve theyd theyll im ive youre youve youd youll weve whos thats theres itll thing things stuff';

/** All said as one word, "not", so that "never came", "hasn't come" and "did not come" are one phrase. */
export const negations =
  'not never cannot no cant dont doesnt didnt wont isnt wasnt hasnt havent hadnt arent werent couldnt wouldnt ' +
  'shouldnt nt aint without none';

/** Words of every question: kept in phrases, worth little alone, never counted as missing evidence. */
export const fillerWords =
  'in into on onto off there here about yet already still just also too not customer client shopper user person ' +
  'people guy man lady woman gentleman girl boy someone somebody want ask tell know think say look see something ' +
  'anything happen need help way do what how when where why which get go come give let make take try like work one ' +
  'lot bit much many more now today right lad chap bloke dude folk kid mum dad husband wife cust find show explain ' +
  'start end keep call use put wonder sure type back out up down over again other even can caller mr mrs ms run';

/** Irregular forms and chat shorthand, "written:meant". */
export const irregularForms =
  'note:note notes:note shown:show showed:show bought:buy sent:send got:get gotten:get came:come went:go gone:go goes:go going:go paid:pay ' +
  'broke:break broken:break took:take taken:take gave:give given:give forgot:forget forgotten:forget found:find ' +
  'left:leave wore:wear worn:wear told:tell said:say made:make lost:lose kept:keep brought:bring thought:think ' +
  'sold:sell stole:steal stolen:steal caught:catch ran:run running:run felt:feel spilt:spill spelt:spell men:man ' +
  'women:woman children:child tmrw:tomorrow tmw:tomorrow cust:customer thru:through acct:account acc:account ' +
  'addr:address pls:please colour:color pkg:package qty:quantity mgr:manager appt:appointment bday:birthday ' +
  'ppl:people mins:minute hrs:hour del:delivery info:information pics:picture pic:picture fone:phone u:you ur:your ' +
  'r:are wht:what wat:what msg:message tho:though cos:because coz:because gonna:go wanna:want tried:try';

/** Frequent everyday words: unknown to the thesaurus, but their absence from a document means little. */
export const commonWords =
  'able absolutely across actually afraid afternoon ages ago agree ahead alive almost along although always amazing ' +
  'among angry annoying annum anyhow anymore anytime anyway anywhere apart apparently around arrange aside asleep ' +
  'awake aware away awful awhile bad badly barely basically bear beautiful became become been began behind below ' +
  'beside besides best better between beyond big bits blame body boring bother bottom brave brief bright bring broad ' +
  'busy came care careful case catch certain certainly chance cheers choice circumstances city clear clearly clever ' +
  'click close closer clue come comes coming common completely concern cope corner couple course crazy curious ' +
  'current cut daft daily deal decent deep definitely despite different difficult dirty door double doubt drag during ' +
  'each early earlier easily easy edge effort either else elsewhere empty enough entire entirely especially ' +
  'essentially etc evening eventually every everybody everyone everything everywhere exact exactly except exist ' +
  'expect extra extremely face fact fairly fall false familiar far fast feel fed fell felt few figure final finally ' +
  'fine first five floor follow following forever forget former frequently fresh friend front frustrated full fully ' +
  'fun funny further future general generally given glad gone good gosh grand great group grumpy guess habit half ' +
  'handle handy hang happy hard hardly hate having head hear heard hell hence high hint hit hold honest honestly hope ' +
  'hour house huge hundred hurry idea imagine immediately important including inside insist instead interested issue ' +
  'itself job keen key kick kind kindly kinda knock known large last late lately later latest lead least less level ' +
  'life light likely line list listen little live load local long longer loose loss lovely low luck mad main major ' +
  'manage massive matter maybe mean meaning means meant mention message middle mind mine minute miss mistake moment ' +
  'month moan mood morning most mostly move must myself name near nearly necessary neither new next nice night nobody ' +
  'nope normal normally note nothing notice nowhere number obvious obviously occasion odd often old older once ongoing ' +
  'open ordinary original otherwise ought ours outside overall own pace page paper particular particularly pass past ' +
  'per perfect perhaps period pick piece place plain plan plenty point possible possibly pretty previous probably ' +
  'problem promise proper properly pull purpose push quick quickly quid quiet quite random rare rather reach read ' +
  'ready real realise reality reason recall recent recently regarding regular regularly related remember repeat ' +
  'respect rest result return rid road roughly round rubbish rule rush sad safe same sample saturday sunday monday ' +
  'tuesday wednesday thursday friday save scenario second secret seem self send sense separate serious seriously set ' +
  'several short should sick side sign silly similar simple simply since sit situation six size slightly slow small ' +
  'smart somehow someplace sometimes somewhere soon sorry sort sound space speak special specific spend spent spot ' +
  'squeeze stage stand standard state stay step stick stood stop story straight strange strong stuck stupid such ' +
  'suddenly suggest suppose supposed surely swear system talk tap team ten terms terrible thank thanks themselves ' +
  'thirty thought thousand three through throughout throw tight till time tiny tired together tonight top total ' +
  'totally touch towards town trick tricky true truly trust truth turn twenty twice typical ugly under understand ' +
  'unfortunately unhappy unless unlike until upset usual usually various vast version via view visit wait walk wall ' +
  'warm waste watch water week weekend weird well whatever whenever wherever whether while whole whose wide willing ' +
  'wise wish within won word world worried worry worse worst worth write wrong yeah year yep yes yesterday young ' +
  'yourself zero mate buck dollar pound euro though tho seven eight nine eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen forty fifty sixty seventy eighty ninety dozen fortnight january february march april ' +
  'may june july august september october november december';
