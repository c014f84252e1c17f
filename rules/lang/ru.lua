-- Русский.  Left what the page says in English, right the same in Russian.  What is missing here is printed in English,
-- and bp-report says so.  For another language copy this file, and put yours in place of the Russian.
-- Formal «вы»; {name} is where a value goes, and stays as it is.  Checked by tests/handout.bats and tests/form.bats:
-- nothing is missing, nothing is left over, every {name} is there.  To be read by a clinician who speaks the language
-- before it is used.
return {

-- Dates

["Mon"] = "пн", ["Tue"] = "вт", ["Wed"] = "ср", ["Thu"] = "чт", ["Fri"] = "пт", ["Sat"] = "сб", ["Sun"] = "вс",
["Jan"] = "января", ["Feb"] = "февраля", ["Mar"] = "марта", ["Apr"] = "апреля", ["May"] = "мая", ["Jun"] = "июня",
["Jul"] = "июля", ["Aug"] = "августа", ["Sep"] = "сентября", ["Oct"] = "октября", ["Nov"] = "ноября",
["Dec"] = "декабря",

-- Headings

["Your back: what to do next"] = "Ваша спина: что делать дальше",
["First: open questions"] = "Сначала: вопросы без ответа",
["What to do now"] = "Что делать сейчас",
["What mattered in your answers"] = "Что было важно в ваших ответах",
["When to get help at once"] = "Когда нужна помощь немедленно",
["How it has gone"] = "Что изменилось",
["Until you are seen"] = "Пока вас не осмотрели",
["Staying active"] = "Движение",
["Walking"] = "Ходьба",
["Exercises"] = "Упражнения",
["What eases it"] = "Что облегчает боль",
["Medicines for the pain"] = "Лекарства от боли",
["Tests and people who can help"] = "Обследования и кто может помочь",
["What may help too"] = "Что ещё может помочь",
["What we do not advise, and why"] = "Чего мы не советуем и почему",

-- What stands on every sheet

["Sheet made on {date}."] = "Памятка составлена: {date}.",
["Be seen no later than"] = "Последний срок осмотра",
["Answer the open questions no later than"] = "Последний срок ответа на вопросы",
["Call us no later than"] = "Последний срок звонка нам",
["Today"] = "Сегодня",
["Your next review"] = "Следующий осмотр",
["within {within}"] = "в течение {within}",
["Ask us"] = "Спросите нас",
["Whom to call"] = "Куда звонить",
["That date has passed. Call us today."] = "Этот срок прошёл. Позвоните нам сегодня.",
["This is not final: see the open questions."] = "Это ещё не окончательно: есть вопросы без ответа.",
["These are reasons to look. They do not say that you have an illness."] =
  "Это поводы для осмотра. Они не означают, что у вас есть болезнь.",
["An answer that we will talk about with you."] = "Ответ, о котором мы с вами поговорим.",
["Some of your answers do not fit together. We will ask you again."] =
  "Некоторые ваши ответы не сходятся между собой. Мы спросим ещё раз.",
["Some of your answers could not be read. We will ask you again."] =
  "Некоторые ваши ответы не удалось прочитать. Мы спросим ещё раз.",
["Some questions were not answered. We will ask them when we see you."] =
  "На некоторые вопросы нет ответа. Мы зададим их при встрече.",
["Your review was due on {date}. Call us now."] = "Ваш осмотр был назначен на {date}. Позвоните нам сейчас.",
["If you are not better by your next review, come back. An unchanged problem needs a second look."] =
  "Если к следующему осмотру не станет лучше, приходите. Если ничего не изменилось, нужно посмотреть ещё раз.",
["This sheet sorts your answers by written rules. It helps you and your clinician decide."] =
  "Эта памятка составлена из ваших ответов по записанным правилам. Она помогает решать вам и врачу.",
["It has examined nobody. It does not say that an illness was found or ruled out."] =
  "Она никого не осматривала. Она не говорит, что болезнь найдена или исключена.",
["No doctor has approved it unless a name is signed here: ____________________"] =
  "Врач её не утверждал, если здесь нет подписи: ____________________",
["For the clinic:"] = "Для клиники:",
["The advice rests on:"] = "На чём основаны советы:",
["There are no records, so there are no sheets."] = "Записей нет, поэтому нет и памяток.",

-- A record that could not be read

["This sheet could not be made"] = "Эту памятку составить не удалось",
["We could not read your answers. This does not mean that all is well."] =
  "Мы не смогли прочитать ваши ответы. Это не значит, что всё хорошо.",
["Call us today, so that somebody can ask you the questions."] =
  "Позвоните нам сегодня, чтобы вам задали вопросы.",
["Until then, start no new exercise, and ask before you take any tablet for the pain."] =
  "До этого не начинайте новых упражнений и спросите нас, прежде чем пить любую таблетку от боли.",

-- Questions that are open

["Some questions must be settled today, before anything else. Call us today."] =
  "На некоторые вопросы нужно ответить сегодня, прежде всего остального. Позвоните нам сегодня.",
["If nobody can ask you today, go to an emergency department."] =
  "Если сегодня вас некому расспросить, поезжайте в приёмное отделение больницы.",
["Some questions are open that could make this urgent. Call us today or tomorrow."] =
  "Есть вопросы без ответа, и дело может оказаться срочным. Позвоните нам сегодня или завтра.",
["Some questions are open that could make this more urgent. Call us this week."] =
  "Есть вопросы без ответа, и осмотр может понадобиться раньше. Позвоните нам на этой неделе.",
["If you would say yes or \"not sure\" to one of these, call us at once:"] =
  "Если хотя бы на один вопрос вы ответите «да» или «не знаю», позвоните нам сразу:",
["These are the questions. Yes and \"not sure\" are both worth a call:"] =
  "Вот эти вопросы. И «да», и «не знаю» стоят того, чтобы позвонить:",
["Questions that we will ask as well: {n}."] = "Мы зададим ещё вопросы: {n}.",
["You were \"not sure\" about something that matters. Somebody must look, and ask you again."] =
  "На важный вопрос вы ответили «не знаю». Вас нужно осмотреть и спросить ещё раз.",
["How soon you need to be seen depends on your answers."] = "Когда вас нужно осмотреть, зависит от ваших ответов.",
["The rest of your plan waits until these questions are answered."] =
  "Остальной план подождёт, пока на эти вопросы нет ответа.",

["Are you pregnant?"] = "Вы беременны?",
["Could you be pregnant? Is your period late?"] = "Возможна ли беременность? Есть ли задержка?",
["Did you fall, or take a blow, before it began?"] = "Было ли перед этим падение или удар?",
["Does the pain go into a leg?"] = "Отдаёт ли боль в ногу?",
["Has pain started down both legs in the last 2 weeks, also at rest?"] =
  "Появилась ли за последние 2 недели боль в обеих ногах, даже в покое?",
["Did very strong pain come within minutes, without a movement or a blow?"] =
  "Возникла ли очень сильная боль за несколько минут, без движения и без удара?",
["Does the pain never stop, grow, and ease in no position?"] =
  "Боль не проходит совсем, растёт и не слабеет ни в каком положении?",
["Does it wake you at night, and stay when you turn?"] =
  "Будит ли боль вас ночью и остаётся ли, если повернуться?",
["Are you newly unsteady, or do you walk with your feet wide apart?"] =
  "Стала ли походка шаткой, ставите ли вы ноги широко?",
["Is a leg really weaker, on stairs or on your toes, and not just tired?"] =
  "Нога и вправду слабее, на лестнице или на носках, а не просто устаёт?",
["Is the weakness growing?"] = "Слабость нарастает?",
["Is the front of a foot hard or impossible to lift? Does it slap or catch?"] =
  "Свисает ли носок стопы, так что его не поднять? Стопа шлёпает или цепляется?",
["Do you feel numb or odd between the legs, for example when you wipe?"] =
  "Есть ли онемение или странное чувство в промежности, например при подтирании?",
["Is passing urine impossible, or only with straining?"] = "Стало ли невозможно помочиться или выходит только с натугой?",
["Is urine newly slow to start, or the stream weak?"] =
  "Стало ли с недавних пор трудно начать мочиться, ослабла ли струя?",
["Has the feeling of a full bladder, or of the urine passing, gone?"] =
  "Вы перестали чувствовать полный мочевой пузырь или то, как идёт моча?",
["Do you newly leak urine?"] = "Моча с недавних пор подтекает?",
["Have you newly lost control of your bowel?"] = "Вы с недавних пор не удерживаете кал?",
["Has the feeling of stool, or of the need to go, gone?"] = "Вы перестали чувствовать кал или позыв в туалет?",
["Have you newly lost feeling in sex, or an erection?"] =
  "Пропали ли с недавних пор чувствительность половых органов или эрекция?",
["Have you had a fever?"] = "Была ли у вас высокая температура?",
["Are you very ill: confused, blotchy, too weak to get up, heart racing?"] =
  "Вам очень плохо: путаются мысли, кожа в пятнах, нет сил встать, сердце колотится?",
["Have you lost weight without trying?"] = "Вы похудели, не стараясь?",
["Have you fainted, or been cold and clammy?"] = "Был ли обморок или холодный липкий пот?",
["Have you had chest pain or pressure, or new trouble breathing?"] =
  "Есть ли боль или давление в груди, трудно ли стало дышать?",
["Have you ever had cancer?"] = "Был ли у вас когда-нибудь рак?",
["Were you told that your bones are weak (osteoporosis)?"] =
  "Говорили ли вам, что кости хрупкие (остеопороз)?",
["Have you taken steroid tablets for 3 months or more?"] =
  "Пили ли вы гормоны (стероиды) в таблетках 3 месяца или дольше?",
["Have you used drugs by needle in the last 12 months?"] =
  "Вводили ли вы наркотики уколами за последние 12 месяцев?",
["Is your immune system weak, through an illness or a treatment?"] =
  "Ослаблен ли у вас иммунитет из-за болезни или лечения?",
["Have you had an operation or a needle in your spine in the last 90 days?"] =
  "Была ли за последние 90 дней операция или укол в позвоночник?",
["Do you take blood thinners, or bleed easily?"] =
  "Пьёте ли вы лекарства, которые разжижают кровь? Легко ли появляются кровотечения или синяки?",
["Were you told of a swelling (aneurysm) of the large artery?"] =
  "Говорили ли вам о расширении (аневризме) аорты?",
["Do you have strong belly pain?"] = "Сильно ли болит живот?",
["Is a foot newly cold, pale, blue or numb?"] =
  "Стала ли стопа недавно холодной, бледной, синей или онемевшей?",

-- How soon

["You must be seen within {within}."] = "Вас должны осмотреть в течение {within}.",
["You should be seen within {within}."] = "Врач должен осмотреть вас в течение {within}.",
["Somebody should look at your back within {within}."] = "Спину нужно показать специалисту в течение {within}.",
["You can begin by caring for your back yourself."] = "Сначала вы можете помочь спине сами.",
["You need to be seen. Call us today."] = "Вас нужно осмотреть. Позвоните нам сегодня.",
["Nothing you told us asked for more. Nobody has examined you."] =
  "По вашим ответам больше ничего не требуется. Но вас никто не осматривал.",
["24 hours"] = "24 часов",
["48 hours"] = "48 часов",
["7 days"] = "7 дней",
["2 weeks"] = "2 недель",
["4 weeks"] = "4 недель",
["6 weeks"] = "6 недель",
["{n} hours"] = "{n} ч",
["{n} days"] = "{n} дн.",

-- Where to

["Call an ambulance now{number}. Ask for a hospital that can operate on blood vessels."] =
  "Сейчас же вызовите скорую помощь{number}. Попросите больницу, где оперируют сосуды.",
["Go to an emergency department now. Ask for the doctor on call for blood vessels."] =
  "Сейчас же поезжайте в приёмное отделение больницы. Спросите дежурного сосудистого хирурга.",
["Go to an emergency department now. Have somebody call your cancer team on the way."] =
  "Сейчас же поезжайте в приёмное отделение больницы. Пусть по дороге кто-то позвонит вашему онкологу.",
["Go now to the emergency unit for women and pregnancy."] =
  "Сейчас же поезжайте в больницу, где есть дежурный гинеколог.",
["Call the crisis service now, or go to an emergency department."] =
  "Сейчас же позвоните в кризисную службу или поезжайте в приёмное отделение больницы.",
["Go to an emergency department now."] = "Сейчас же поезжайте в приёмное отделение больницы.",
["See a doctor today. The doctor calls the spine team on duty."] =
  "Покажитесь врачу сегодня. Врач свяжется с дежурным хирургом по позвоночнику.",
["See a doctor today. The doctor calls the team for cancer and the spine."] =
  "Покажитесь врачу сегодня. Врач свяжется с онкологами, которые занимаются позвоночником.",
["A surgeon for blood vessels must look at your leg."] = "Ногу должен осмотреть сосудистый хирург.",
["Have your leg looked at today. The question is a blood clot."] =
  "Покажите ногу врачу сегодня. Нужно проверить, нет ли тромба.",
["Talk to a mental health team today."] = "Поговорите с психиатром или психологом сегодня.",
["A doctor for children must look."] = "Осмотреть должен детский врач.",
["Go to the maternity unit today."] = "Поезжайте сегодня в роддом.",
["See a doctor or a clinic for urgent visits, today if you can."] =
  "Обратитесь к врачу или в кабинет неотложной помощи, лучше сегодня.",
["See your doctor, who sends you on to a clinic for backs and nerves."] =
  "Покажитесь своему врачу. Он направит вас к специалистам по спине и нервам.",
["See a doctor who sees children."] = "Покажитесь врачу, который принимает детей.",
["See your doctor."] = "Покажитесь своему врачу.",
["See your doctor or midwife, and a physiotherapist."] =
  "Покажитесь своему врачу или акушерке, а также специалисту по лечебной физкультуре.",
["See a doctor for joints (a rheumatologist)."] = "Покажитесь ревматологу.",
["See your doctor, who measures the pressure at your ankle. A surgeon for blood vessels may follow."] =
  "Покажитесь своему врачу: он измерит давление на лодыжке. Потом может понадобиться сосудистый хирург.",
["See a physiotherapist. If that is not enough, a spine doctor."] =
  "Покажитесь специалисту по лечебной физкультуре. Если этого мало, то врачу по позвоночнику.",
["See your doctor, who looks for the organ it comes from and sends you on."] =
  "Покажитесь своему врачу. Он выяснит, от какого органа идёт боль, и направит дальше.",
["See a doctor for the hip."] = "Покажитесь ортопеду: проверить тазобедренный сустав.",
["See your doctor, who sends you on to a nerve doctor."] =
  "Покажитесь своему врачу. Он направит вас к неврологу.",
["See your doctor or a physiotherapist."] = "Покажитесь своему врачу или специалисту по лечебной физкультуре.",
["See a physiotherapist or your doctor."] = "Покажитесь специалисту по лечебной физкультуре или своему врачу.",
["See your midwife too."] = "Покажитесь и акушерке.",
["No visit is needed now, as long as nothing below happens."] =
  "Сейчас приходить не нужно, если нет ничего из списка ниже.",

-- What mattered

["A change in your bladder, your bowel, or the feeling between your legs."] =
  "Изменения мочеиспускания, стула или чувствительности в промежности.",
["New pain in both legs, while questions about bladder and bowel are open."] =
  "Новая боль в обеих ногах, а на вопросы о моче и стуле ещё нет ответа.",
["New pain in both legs."] = "Новая боль в обеих ногах.",
["An old, steady change in bladder, bowel, or the feeling between your legs."] =
  "Давние, стойкие изменения мочеиспускания, стула или чувствительности в промежности.",
["A new change in sex or in feeling there."] = "Новые изменения в половой жизни или в чувствительности.",
["How much urine stays in your bladder."] = "Сколько мочи остаётся в мочевом пузыре.",
["You were \"not sure\" about bladder, bowel, or the feeling between your legs."] =
  "Ответ «не знаю» о моче, стуле или чувствительности в промежности.",
["Weakness in both legs."] = "Слабость в обеих ногах.",
["A weak foot, or a leg that gets weaker."] = "Слабая стопа или нога, которая слабеет.",
["Weakness in a leg or foot."] = "Слабость в ноге или стопе.",
["Cancer in the past, with a new change in your nerves."] = "Рак в прошлом и новые изменения со стороны нервов.",
["Cancer in the past, with pain down a leg."] = "Рак в прошлом и боль, которая идёт в ногу.",
["What the test of your nerves showed."] = "То, что показала проверка нервов.",
["Unsteady walking, with a numb body or clumsy hands."] =
  "Шаткая походка и онемение тела или неловкие руки.",
["Unsteady walking."] = "Шаткая походка.",
["Cancer in the past, together with other answers."] = "Рак в прошлом вместе с другими ответами.",
["Cancer in the past."] = "Рак в прошлом.",
["Weight loss without trying."] = "Похудение без причины.",
["Weight loss without trying, together with other answers."] = "Похудение без причины вместе с другими ответами.",
["Pain that never stops, grows, and wakes you at night."] = "Боль, которая не проходит, растёт и будит ночью.",
["Your age, with pain for six weeks or more: a blood test is due."] =
  "Ваш возраст и боль шесть недель или дольше: нужен анализ крови.",
["The first back pain of your life came after 50."] = "Спина впервые в жизни заболела после 50 лет.",
["The first back pain of your life came after 50 and does not get better."] =
  "Спина впервые в жизни заболела после 50 лет, и лучше не становится.",
["Fever, together with other answers."] = "Высокая температура вместе с другими ответами.",
["Fever or shaking chills."] = "Высокая температура или озноб.",
["Something that makes infections easier, together with other answers."] =
  "То, что облегчает путь инфекции, вместе с другими ответами.",
["Contact with TB or brucellosis, together with other answers."] =
  "Контакт с туберкулёзом или бруцеллёзом вместе с другими ответами.",
["Drugs by needle."] = "Наркотики, которые вводят уколами.",
["A weak immune system."] = "Ослабленный иммунитет.",
["Diabetes, with a recent infection or something done to your spine."] =
  "Диабет и недавняя инфекция или процедура на позвоночнике.",
["A blood test (CRP or ESR)."] = "Анализ крови (СРБ или СОЭ).",
["A blood test (calcium or blood count)."] = "Анализ крови (кальций или гемоглобин).",
["A bad fall or blow."] = "Тяжёлое падение или сильный удар.",
["Signs that a bone may be weak."] = "Признаки того, что кости могут быть хрупкими.",
["Weak bones, together with other answers."] = "Хрупкие кости вместе с другими ответами.",
["Steroid tablets for a long time."] = "Гормоны (стероиды) в таблетках долгое время.",
["A bruise over the spine after a fall or blow."] = "Синяк над позвоночником после падения или удара.",
["A fall or blow to a stiff, inflamed spine."] = "Падение или удар при скованной, воспалённой спине.",
["A fall or knock at 65 or older."] = "Падение или ушиб в 65 лет или старше.",
["A fall or knock, and you cannot put weight on the leg."] = "Падение или ушиб, и на ногу нельзя опереться.",
["You cannot put weight on the leg."] = "На ногу нельзя опереться.",
["Sudden strong pain, or fainting."] = "Внезапная сильная боль или обморок.",
["A swelling of the large belly artery, or a throbbing lump."] =
  "Расширение аорты или пульсирующий комок в животе.",
["A swelling of the large belly artery."] = "Расширение аорты.",
["New back or side pain at 60 or older, with risks for the arteries."] =
  "Новая боль в спине или боку в 60 лет или старше и риск для сосудов.",
["Sudden, tearing pain."] = "Внезапная, разрывающая боль.",
["Strong pain in the chest or upper back."] = "Сильная боль в груди или между лопатками.",
["Chest pain or pressure, or new trouble breathing."] = "Боль или давление в груди либо стало трудно дышать.",
["Very strong pain that came within minutes."] = "Очень сильная боль, которая возникла за минуты.",
["Strong belly pain, or fainting."] = "Сильная боль в животе или обморок.",
["You feel very ill."] = "Вам очень плохо.",
["Fever with a stiff neck and headache."] = "Температура, головная боль, и шею трудно согнуть.",
["Fever, with pain in the side or trouble with urine."] = "Температура и боль в боку либо изменения мочи.",
["Pain in the side that comes in waves or began suddenly."] =
  "Боль в боку, которая идёт волнами или началась внезапно.",
["Pain in the side, together with other answers."] = "Боль в боку вместе с другими ответами.",
["Blood in the urine."] = "Кровь в моче.",
["Yellow skin or dark urine."] = "Жёлтая кожа или тёмная моча.",
["Black stools or vomiting of blood."] = "Чёрный стул или рвота с кровью.",
["A pregnancy, or one that is possible, with pain or bleeding."] =
  "Беременность, в том числе возможная, и боль или кровотечение.",
["Pain that comes in waves in pregnancy."] = "Боль волнами при беременности.",
["Strong pain, headache or fever in pregnancy."] =
  "Сильная боль, головная боль или температура при беременности.",
["Bleeding after the menopause."] = "Кровотечение после менопаузы.",
["A foot that is cold, pale, or without a pulse."] = "Стопа холодная, бледная или без пульса.",
["A foot that hurts at rest, a sore on the foot, or low pressure at the ankle."] =
  "Стопа болит в покое, на ней язва, или низкое давление на лодыжке.",
["Leg pain on walking that goes when you stand still, or low pressure at the ankle."] =
  "Боль в ноге на ходу, которая проходит, если остановиться, или низкое давление на лодыжке.",
["A swollen calf on one side."] = "Отёк одной голени.",
["A red, hot leg."] = "Красная, горячая нога.",
["Your age: under 18."] = "Ваш возраст: младше 18 лет.",
["Your age: under 18, together with other answers."] = "Ваш возраст: младше 18 лет, вместе с другими ответами.",
["Blood thinners, together with other answers."] =
  "Лекарства, которые разжижают кровь, вместе с другими ответами.",
["A fall or knock while you take blood thinners."] =
  "Падение или ушиб, а вы пьёте лекарства, которые разжижают кровь.",
["Too many painkillers, and you feel ill."] = "Слишком много таблеток от боли, и вам плохо.",
["Too many painkillers."] = "Слишком много таблеток от боли.",
["Stiffness and pain that began when you were young, together with other answers."] =
  "Скованность и боль с молодых лет вместе с другими ответами.",
["A rash in a band."] = "Сыпь полосой.",
["Thoughts of ending your life."] = "Мысли о том, чтобы уйти из жизни.",
["Thoughts of harming yourself."] = "Мысли о том, чтобы причинить себе вред.",
["Pain in the upper back."] = "Боль между лопатками.",
["Pain for six weeks or more that gets worse."] = "Боль шесть недель или дольше, и становится хуже.",
["A question that is open or does not fit, or your age."] =
  "Вопрос без ответа, несовпадение в ответах или ваш возраст.",
["Very strong pain that stops you washing, dressing or sleeping."] =
  "Очень сильная боль, которая не даёт мыться, одеваться или спать.",
["Strong pain."] = "Сильная боль.",
["Leg pain with numbness."] = "Боль в ноге и онемение.",
["Leg pain for six weeks or more that does not get better."] =
  "Боль в ноге шесть недель или дольше, и лучше не становится.",
["You can walk only a very short way."] = "Пройти вы можете совсем немного.",
["Your answers about worry and daily life."] = "Ваши ответы о тревоге и обычных делах.",
["Pain for six weeks or more."] = "Боль шесть недель или дольше.",
["The kind of pain you have."] = "То, какая у вас боль.",
["Your age, a pregnancy, or strong painkillers."] = "Ваш возраст, беременность или сильные обезболивающие.",
["Low mood, or a week or more off work."] = "Подавленное настроение или неделя и больше без работы.",
["You cannot pass urine, or only with straining."] = "Вы не можете помочиться или мочитесь только с натугой.",
["Urine is slow to start, or the stream is weak."] = "Моча начинает идти не сразу или струя слабая.",
["You do not feel the bladder or the urine passing."] = "Вы не чувствуете мочевой пузырь или то, как идёт моча.",
["You leak urine."] = "Моча подтекает.",
["You feel numb between your legs."] = "Онемение в промежности.",
["You lose control of your bowel."] = "Вы не удерживаете кал.",
["You do not feel the bowel."] = "Вы не чувствуете кал или позыв.",
["Your age: 65 or older."] = "Ваш возраст: 65 лет или старше.",
["You are pregnant."] = "Вы беременны.",
["You take a strong painkiller (an opioid)."] = "Вы пьёте сильное обезболивающее (опиоид).",
["Low mood."] = "Подавленное настроение.",
["A week or more off work."] = "Неделя или больше без работы.",

-- An emergency

["Get help now"] = "Помощь нужна сейчас",
["Where to go"] = "Куда обратиться",
["What to say there"] = "Что там сказать",
["What to do, and what not to do"] = "Что делать и чего не делать",
["Go now. Do not wait for a visit or a call."] = "Не откладывайте. Не ждите приёма или звонка.",
[" ({number})"] = " ({number})",
["Call an ambulance{number}."] = "Вызовите скорую помощь{number}.",
["If you can choose: one that has an MRI scanner day and night."] =
  "Если есть выбор: туда, где МРТ делают днём и ночью.",
["Keep your back still. Lie down until help comes."] = "Не двигайте спиной. Лежите, пока не придёт помощь.",
["Show this sheet. Say: \"I was sent because of my answers.\" They were about:"] =
  "Покажите эту памятку. Скажите: «Меня направили из-за моих ответов». Они были об этом:",
["Words for the staff: suspected {what}."] = "Для персонала, подозрение: {what}.",
["That is a question for them to answer. Nobody has found it."] =
  "Это вопрос, на который ответят врачи. Этого никто не установил.",
["Do not drive yourself."] = "Не садитесь за руль.",
["Say that you think of ending your life, and that you have a plan. You can use these words."] =
  "Скажите, что думаете уйти из жизни и что у вас есть план. Можно сказать этими самыми словами.",
["Let somebody keep away from you what you could harm yourself with."] =
  "Пусть кто-нибудь уберёт от вас то, чем вы могли бы себе навредить.",
["Thoughts of ending your life that grow, or become a plan, are an emergency."] =
  "Если мысли уйти из жизни усиливаются или появляется план, помощь нужна немедленно.",
["Do not stay alone until you have talked to somebody."] =
  "Не оставайтесь одни, пока с кем-нибудь не поговорите.",
["Do not stay alone."] = "Не оставайтесь одни.",
["Do not eat or drink on the way: an operation may be needed."] =
  "Не ешьте и не пейте по дороге: может понадобиться операция.",
["Take the list of your medicines with you."] = "Возьмите с собой список своих лекарств.",
["Go even if it eases on the way."] = "Поезжайте, даже если станет легче.",
["Call us: {clinic}"] = "Звоните нам: {clinic}",
["We ask by {date} whether you got there."] = "Мы спросим, добрались ли вы. Срок: {date}.",
["We do not know whether you got there. If you did not, go now."] =
  "Мы не знаем, добрались ли вы. Если нет, поезжайте сейчас.",

-- What it could be, for the staff of an emergency department: from redflags.lua

["cauda equina syndrome"] = "синдром конского хвоста",
["cauda equina syndrome or retention of urine"] = "синдром конского хвоста или задержка мочи",
["cauda equina or spinal cord compression"] = "сдавление конского хвоста или спинного мозга",
["metastatic spinal cord compression"] = "метастатическое сдавление спинного мозга",
["spinal cord compression"] = "сдавление спинного мозга",
["epidural abscess or sepsis"] = "эпидуральный абсцесс или сепсис",
["spinal fracture"] = "перелом позвоночника",
["fracture of an ankylosed spine"] = "перелом анкилозированного позвоночника",
["hip, pelvis or spinal fracture"] = "перелом бедра, таза или позвоночника",
["ruptured aneurysm of the aorta"] = "разрыв аневризмы аорты",
["symptomatic aneurysm of the aorta"] = "симптомная аневризма аорты",
["aortic dissection"] = "расслоение аорты",
["heart attack, lung embolism or aortic dissection"] =
  "инфаркт миокарда, эмболия лёгочной артерии или расслоение аорты",
["acute abdomen or shock"] = "острый живот или шок",
["sepsis, organ failure or poisoning"] = "сепсис, органная недостаточность или отравление",
["meningitis"] = "менингит",
["infected obstructed kidney, or an aneurysm mimicking colic"] =
  "инфицированная обструкция почки или аневризма под видом колики",
["bleeding from stomach or gut, often from an NSAID"] =
  "кровотечение из желудка или кишечника, часто из-за НПВП",
["ectopic pregnancy or obstetric emergency"] = "внематочная беременность или акушерское неотложное состояние",
["acute limb ischaemia"] = "острая ишемия конечности",
["epidural or retroperitoneal bleeding"] = "эпидуральное или забрюшинное кровотечение",
["painkiller poisoning"] = "отравление обезболивающими",
["suicide risk"] = "риск суицида",

-- When to get help at once

["Call an ambulance{number} or go to an emergency department now if:"] =
  "Вызовите скорую помощь{number} или сразу поезжайте в приёмное отделение, если:",
["you cannot pass urine, or lose control of bladder or bowel;"] =
  "не можете помочиться или не удерживаете мочу или кал;",
["you feel numb between your legs or around the back passage;"] = "немеет в промежности или вокруг заднего прохода;",
["a leg grows weaker, or both legs are weak;"] = "нога слабеет или слабы обе ноги;",
["new pain goes down both legs;"] = "появилась боль в обеих ногах;",
["you have fever with shaking;"] = "поднялась температура с ознобом;",
["pain is sudden and tearing, or the worst ever;"] = "боль внезапная, разрывающая или сильнейшая в жизни;",
["you faint, or have severe belly pain;"] = "случился обморок или сильно болит живот;",
["you feel pressure in the chest;"] = "давит в груди;",
["a foot turns cold and pale."] = "стопа стала холодной и бледной.",
["Keep this sheet with you. Go at once, day or night, also if:"] =
  "Держите памятку при себе. Поезжайте сразу, днём или ночью, и тогда, если:",
["you do not feel the urine passing, or you leak;"] = "не чувствуете, как идёт моча, или она подтекает;",
["you lose the feeling in your bowel, or in sex;"] = "пропало чувство позыва на стул или чувство при близости;",
["both legs newly hurt or weaken."] = "стали болеть или слабеть обе ноги.",
["Call us within two days if:"] = "Позвоните нам в течение двух дней, если:",
["the pain is not under control;"] = "с болью не удаётся справиться;",
["you lose weight without a reason;"] = "худеете без причины;",
["pain at night eases in no position;"] = "ночью боль не слабеет ни в каком положении;",
["anything new worries you."] = "тревожит что-то новое.",

-- How it has gone

["It has got worse. The danger questions must be asked again within two days: call us."] =
  "Стало хуже. В течение двух дней нужно снова задать вопросы об опасных признаках: позвоните нам.",
["It is about the same. An unchanged problem needs a second look: ask us what is next."] =
  "Почти ничего не изменилось. Нужно посмотреть ещё раз: спросите нас, что дальше.",
["You are better than at your first visit. Go on with what made you better."] =
  "Вам лучше, чем при первой встрече. Продолжайте то, что помогло.",
["The pain has gone, or almost. Go on with what made you better."] =
  "Боль прошла или почти прошла. Продолжайте то, что помогло.",
["There is something new. The danger questions must be asked again within two days: call us."] =
  "Появилось что-то новое. Вопросы об опасных признаках нужно задать снова в течение двух дней: позвоните нам.",
["At each visit:"] = "При каждой встрече:",
["We do not know how you are now. Please tell us."] = "Мы не знаем, как вы сейчас. Расскажите нам.",
["Pain at your first visit: {first} of 10. At the last visit: {last} of 10."] =
  "Боль при первой встрече: {first} из 10. При последней: {last} из 10.",

-- What to do

["Keep moving gently. Do what you can bear, and start no new exercise."] =
  "Понемногу двигайтесь. Делайте то, что терпимо, и не начинайте новых упражнений.",
["No walking or exercise programme yet."] = "Пока без программы ходьбы и упражнений.",
["Move gently, as far as you can bear, until you have been examined."] =
  "Двигайтесь бережно, насколько терпимо, пока вас не осмотрят.",
["Under 18 the plan for adults is not used. A clinician who sees children decides."] =
  "До 18 лет план для взрослых не подходит. Решает врач, который принимает детей.",
["Most new back pain eases within six weeks."] = "Чаще всего новая боль в спине слабеет за шесть недель.",
["Stay active, and do not stay in bed."] = "Двигайтесь и не лежите в постели.",
["Short rests are fine. You need not hold your back stiff."] =
  "Отдыхать понемногу можно. Держать спину напряжённой не нужно.",
["It may hurt and still do no harm, unless a line here says otherwise."] =
  "Больно — ещё не значит вредно, если здесь не сказано другое.",
["In pregnancy: keep moving, and support your pelvis. See your midwife and a physiotherapist."] =
  "При беременности: двигайтесь и поддерживайте таз. Покажитесь акушерке и специалисту по ЛФК.",
["No X-ray without need."] = "Рентген только если без него нельзя.",
["Use warmth when it helps. A heat wrap has the best proof in new pain."] =
  "Грейте спину, если это помогает. При новой боли лучше всего проверен греющий пояс.",
["Or use a cold pack in a cloth for 15 to 20 minutes."] = "Или приложите холод через ткань на 15–20 минут.",
["Not more often than every 2 to 3 hours, in the first 2 days."] = "Не чаще чем раз в 2–3 часа, в первые 2 дня.",
["No heat on numb skin, or if the arteries of your legs are poor."] =
  "Не грейте онемевшую кожу. Не грейте, если плохи сосуды ног.",
["Wear shoes that feel good, with some arch support and a soft sole."] =
  "Носите удобную обувь с поддержкой свода и мягкой подошвой.",
["Leave high heels and very flat soles."] = "Откажитесь от высоких каблуков и совсем плоской подошвы.",
["A stick or a walking frame can help. Have it set so that you can lean forward."] =
  "Помогут трость или ходунки. Их нужно подогнать так, чтобы можно было наклониться вперёд.",
["Massage or hands-on treatment: only together with exercise, from a trained person."] =
  "Массаж или лечение руками: только вместе с упражнениями и у обученного специалиста.",
["No massage or hands-on treatment until you have been examined."] =
  "Без массажа и лечения руками, пока вас не осмотрели.",
["Ask for a programme that joins exercise with help for mood, fears and coping."] =
  "Спросите о программе, где упражнения сочетают с помощью при тревоге, страхах и плохом настроении.",
["No scan or X-ray of the back as a routine. It would not change your care."] =
  "Снимки спины просто так не нужны: лечение они не изменят.",
["Changes that come with age are usual in people without pain."] =
  "Возрастные изменения обычны и у людей без боли.",
["An MRI scan of the spine may be needed. Your doctor decides."] =
  "Может понадобиться МРТ позвоночника. Решает врач.",
["An X-ray of the sore part of the spine, to look at the bone."] =
  "Рентген больного места позвоночника, чтобы увидеть кость.",
["A blood test."] = "Анализ крови.",
["A test of the urine. A pregnancy test too, if you could be pregnant."] =
  "Анализ мочи. Если возможна беременность, то и тест на неё.",
["A measure of the pressure at your ankle, and a look at your feet."] = "Измерить давление на лодыжке и осмотреть стопы.",
["A measure of how strong your bones are (DXA)."] = "Измерить плотность костей (денситометрия).",
["A blood test (HLA-B27). A joint doctor may want an MRI scan."] =
  "Анализ крови (HLA-B27). Ревматолог может назначить МРТ.",
["An ultrasound of the large belly artery: offered to men from 66 who had none."] =
  "УЗИ брюшной аорты: его предлагают мужчинам с 66 лет, которым его не делали.",
["An ultrasound of the belly."] = "УЗИ живота.",
["If leg pain is new and severe, an injection near the nerve can be talked about."] =
  "При новой и сильной боли в ноге можно обсудить укол рядом с нервом.",
["It helps for a short time."] = "Он помогает на короткое время.",
["You take an opioid, gabapentin or pregabalin."] = "Вы пьёте опиоид, габапентин или прегабалин.",
["We will explain the risks and help you to take less. Never stop it all at once."] =
  "Мы расскажем о риске и поможем снизить дозу. Никогда не бросайте его сразу.",
["From the second week on, plan small bends, and let them grow."] =
  "Со второй недели понемногу наклоняйтесь, с каждым днём чуть глубже.",
["Stay at work, or go back to it, with changes if you need them."] =
  "Оставайтесь на работе или возвращайтесь к ней, если нужно, с послаблениями.",
["Talk to your employer early."] = "Поговорите с начальством заранее.",
["Smoking harms discs and arteries. We help you stop when you are ready."] =
  "Курение вредит дискам и сосудам. Мы поможем бросить, когда вы будете готовы.",
["Sleep, stress and weight matter too. Choose the one you want to begin with."] =
  "Сон, стресс и вес тоже важны. Выберите, с чего хотите начать.",
["If a scan says \"worn discs\": that is usual with age. It need not be the cause."] =
  "Если на снимке «изношенные диски»: с возрастом это обычно. Причина может быть и не в них.",
["On a bad day, do a quarter less walking and exercise for three days. Then build up again."] =
  "Если боль усилилась, три дня ходите и занимайтесь на четверть меньше. Потом снова прибавляйте.",
["Go on with what made you better. Walking keeps the pain away for longer."] =
  "Продолжайте то, что помогло. Кто ходит, у того боль дольше не возвращается.",
["Exercise, and knowing about backs, nearly halve the risk of the next time."] =
  "Упражнения и знания о спине снижают риск нового приступа почти вдвое.",
["Advice alone, belts and insoles do nothing."] = "Одни советы, пояса и стельки не помогают.",
["If it hurts while you walk: take shorter steps, slow down, or stop and sit."] =
  "Если больно на ходу: шагайте короче, идите медленнее или сядьте.",
["Do not push through heavy legs."] = "Не идите через силу, если ноги тяжёлые.",
["Walking with poles: the same time. It helps if balance is poor."] =
  "Ходьба с палками: столько же времени. Она помогает, если трудно держать равновесие.",
["A treadmill at home counts as walking: the same time."] = "Беговая дорожка дома — тоже ходьба: столько же времени.",
["At a desk: feet flat, knees level with the hips, the screen at eye level."] =
  "За столом: стопы на полу, колени на уровне таза, экран на уровне глаз.",
["Get up to walk and stretch every 30 to 45 minutes."] = "Каждые 30–45 минут вставайте пройтись и потянуться.",
["Carry two bags, one in each hand. Keep a load close, bend your knees, and do not twist."] =
  "Носите две сумки, по одной в руке. Груз держите ближе, сгибайте колени, не скручивайтесь.",
["When you sit, move your legs often. After a long sit, stand up and warm up."] =
  "Сидя, чаще двигайте ногами. После долгого сидения встаньте и разомнитесь.",
["No one posture is right for everyone."] = "Нет позы, которая подходит всем.",
["If you want to lose weight, we can help."] = "Если хотите снизить вес, мы поможем.",
["Acupuncture: the guidelines differ. You may try it, you need not."] =
  "Иглоукалывание: руководства расходятся. Можно попробовать, но не обязательно.",
["Learning to relax, or talking therapy, as part of a programme with exercise."] =
  "Расслабление или беседы с психологом как часть программы с упражнениями.",

-- Walking

["This week: {n} minutes a day."] = "На этой неделе: {n} мин в день.",
["Start with 15 to 20 minutes a day."] = "Начните с 15–20 минут в день.",
["If you cannot walk that long: three quarters of what you can, in two walks."] =
  "Если столько пройти не можете: три четверти того, что можете, за два раза.",
["Start with {n} minutes a day, in two walks of {a} and {b} minutes."] =
  "Начните с {n} мин в день, за два раза: {a} и {b} мин.",
["Walk for {n} minutes. Then sit until the pain is as it was."] =
  "Идите {n} мин. Потом сидите, пока боль не станет прежней.",
["Walk a little more than half of what you can. Then sit until the pain is as it was."] =
  "Идите чуть больше половины того, что можете. Потом сидите, пока боль не станет прежней.",
["Do this again, up to 10 minutes of walking in all on the first day."] =
  "Повторяйте так, в первый день всего до 10 минут ходьбы.",
["Add one walk every third day, up to 20 minutes."] = "Каждый третий день добавляйте один отрезок, до 20 минут.",
["Warm up. Walk relaxed, at a pace at which you can talk."] =
  "Разомнитесь. Идите свободно, так, чтобы можно было говорить.",
["End pleasantly tired, not in new pain."] = "Закончите с приятной усталостью, но без новой боли.",
["Wear easy shoes and clothes, so that you neither sweat nor shiver."] =
  "Обувь и одежда пусть будут свободными, чтобы не потеть и не мёрзнуть.",
["Each week add a tenth, at most 5 minutes, if the pain has settled by the next day."] =
  "Каждую неделю прибавляйте десятую часть, не больше 5 минут, если к следующему дню боль утихла.",
["Aim for 30 minutes on 5 days a week, after 3 to 6 months. Keep it up for six months or more."] =
  "Цель: 30 минут 5 дней в неделю через 3–6 месяцев. Потом ходите так полгода или дольше.",
["Lean forward on a trolley, walking frame, poles or stick. You need not walk upright."] =
  "Наклонитесь вперёд: с тележкой, ходунками, палками или тростью. Идти прямо не нужно.",
["Walk until your legs get 2 points worse. Then sit or bend forward until they settle, mostly 2 to 5 minutes."] =
  "Идите, пока ногам не станет хуже на 2 балла. Потом сядьте или наклонитесь, обычно на 2–5 минут.",
["Do this again for 20 to 30 minutes in all, on 5 days a week."] =
  "Повторяйте так, всего 20–30 минут, 5 дней в неделю.",
["Take shorter, slower steps. Slightly uphill is easier than downhill. Do not push through heavy legs."] =
  "Шагайте короче и медленнее. Чуть в гору легче, чем под гору. Не идите через силу, если ноги тяжёлые.",
["Add a bike for 10 minutes, later 30. Each week walk a tenth longer."] =
  "Добавьте велосипед: 10 минут, позже 30. Каждую неделю ходите на десятую часть дольше.",
["Not yet. First the pressure at your ankle is measured and your feet are checked."] =
  "Пока нет. Сначала измерят давление на лодыжке и осмотрят стопы.",
["Never walk into pain if your foot hurts at rest."] = "Никогда не ходите через боль, если стопа болит в покое.",
["After that: walk until the calf hurts clearly, stop until it is gone, and do it again."] =
  "После этого: идите, пока икра не заболит заметно. Стойте, пока не пройдёт, и повторите.",
["Build up to 30 to 45 minutes, on 3 or more days. Best with a trainer: 2 hours a week for 3 months."] =
  "Дойдите до 30–45 минут, 3 дня в неделю или чаще. Лучше с инструктором: 2 часа в неделю, 3 месяца.",
["Stop the walking programme. Be seen again first: call us today."] =
  "Остановите программу ходьбы. Сначала нужен осмотр: позвоните нам сегодня.",
["How the week went"] = "Как прошла неделя",
["Next week"] = "Следующая неделя",
["A new leg problem or a danger sign"] = "Новая жалоба на ногу или опасный признак",
["Stop. Be seen again."] = "Остановитесь. Нужен осмотр.",
["Fewer than 7 of 10 walks done"] = "Меньше 7 прогулок из 10",
["The same time. Tell us why."] = "Столько же. Расскажите нам, почему.",
["Pain more than 2 points up right after a walk"] = "Сразу после прогулки боль выросла больше чем на 2 балла",
["Pain more than 2 points up the day after, once"] = "На другой день боль выросла больше чем на 2 балла, один раз",
["The same time."] = "Столько же.",
["The day after, two times or more"] = "На другой день, два раза или больше",
["A quarter less, too."] = "Тоже на четверть меньше.",
["A quarter less, never under 5 minutes. Two cuts in a row: physiotherapist."] =
  "На четверть меньше, но не меньше 5 минут. Два раза подряд: к специалисту по ЛФК.",
["All else"] = "В остальных случаях",
["A tenth more, at most 5 minutes."] = "На десятую часть больше, не больше чем на 5 минут.",
["30 minutes on 5 days for 4 weeks"] = "30 минут 5 дней в неделю, 4 недели",
["Keep it. We look at it again after three months."] = "Так и ходите. Осмотр через три месяца.",

-- Exercises

["Exercise"] = "Упражнение",
["How"] = "Как",
["How much"] = "Сколько",
["Pelvic tilt"] = "Наклон таза",
["Lie with knees bent. Tighten the belly and press the back down."] =
  "Лягте, согните колени. Напрягите живот и прижмите спину к полу.",
["5 seconds, 10 times"] = "5 секунд, 10 раз",
["Bird-dog"] = "«Птица и собака»",
["On hands and knees, stretch out one arm and the other leg. Stand if kneeling hurts."] =
  "Стоя на четвереньках, вытяните одну руку и другую ногу. Если больно коленям, делайте стоя.",
["a few seconds, 10 each side"] = "несколько секунд, по 10 раз на сторону",
["Bridge"] = "Ягодичный мостик",
["Lie with knees bent. Lift the hips to a straight line."] =
  "Лягте, согните колени. Поднимите таз, пока тело не станет прямым.",
["a few seconds, 8 to 12 times"] = "несколько секунд, 8–12 раз",
["Knee to chest"] = "Колено к груди",
["Lie on your back. Pull one knee to the chest."] = "Лягте на спину. Подтяните одно колено к груди.",
["15 to 30 seconds each leg"] = "15–30 секунд каждой ногой",
["Cat and cow"] = "«Кошка и корова»",
["On hands and knees, round your back, then let it sink. Slowly."] =
  "Стоя на четвереньках, выгните спину вверх, потом вниз. Медленно.",
["10 rounds"] = "10 раз",
["Dead bug"] = "«Жук на спине»",
["Lie, arms and knees up. Lower one arm and the other leg."] =
  "Лягте, руки и колени вверх. Опустите одну руку и другую ногу.",
["6 to 10 each side"] = "6–10 раз на сторону",
["Stretch"] = "Растяжка",
["Back of the thigh and front of the hip: only if you were told that they are short."] =
  "Задняя и передняя сторона бедра: только если вам сказали, что мышцы укорочены.",
["20 to 30 seconds, 3 times"] = "20–30 секунд, 3 раза",
["Bend forward"] = "Наклон вперёд",
["Sit on a chair and bend forward."] = "Сядьте на стул и наклонитесь вперёд.",
["as far as it feels good"] = "насколько приятно",
["Cycling"] = "Велосипед",
["With a lean forward."] = "С наклоном вперёд.",
["10 minutes, later 30"] = "10 минут, позже 30",
["Leg strength"] = "Сила ног",
["A physiotherapist shows you how."] = "Покажет специалист по ЛФК.",
["as shown"] = "как показали",
["Mobility and posture"] = "Подвижность и осанка",
["Move the whole spine, and stand tall."] = "Двигайте всем позвоночником и держитесь прямо.",
["every day"] = "каждый день",
["Deep breathing"] = "Глубокое дыхание",
["Breathe in until the ribs spread."] = "Вдыхайте, пока не разойдутся рёбра.",
["Swimming and fitness"] = "Плавание и зарядка",
["What you like best."] = "То, что нравится больше.",
["as often as you can"] = "как можно чаще",
["Every day."] = "Каждый день.",
["15 to 20 minutes a day. Do not bend backward under a load."] =
  "15–20 минут в день. Не прогибайтесь назад с нагрузкой.",
["20 to 30 minutes a day. Moving makes it better, not worse."] =
  "20–30 минут в день. От движения становится лучше, а не хуже.",
["It may hurt a little more, at most 2 points of 10. It should be gone the next day."] =
  "Может болеть чуть сильнее, не больше чем на 2 балла из 10. К другому дню это должно пройти.",
["A class or a programme you like does as well."] = "Группа или программа по душе годится не хуже.",
["In later pregnancy, do none flat on your back."] =
  "На поздних сроках беременности не делайте ничего лёжа на спине.",
["If your bones are weak: no knee to chest, no cat and cow, no bending forward."] =
  "Если кости хрупкие: без колена к груди, без «кошки и коровы» и без наклонов вперёд.",
["Ask a physiotherapist first."] = "Сначала спросите специалиста по ЛФК.",
["Some exercises are left out, because of your bones or a pregnancy. Ask a physiotherapist."] =
  "Часть упражнений пропущена из-за костей или беременности. Спросите специалиста по ЛФК.",

-- Medicines

["You may take ibuprofen or naproxen tablets. Take the lowest dose that helps, for a short time."] =
  "Можно пить таблетки ибупрофена или напроксена. Берите наименьшую дозу, которая помогает, и недолго.",
["Black stools, or blood when you vomit: stop, and go to an emergency department."] =
  "Чёрный стул или рвота с кровью: больше не пейте их и поезжайте в приёмное отделение.",
["If you took too many painkillers, or your skin or eyes turn yellow: take none until you are seen."] =
  "Выпили слишком много таблеток от боли, пожелтели кожа или глаза: не пейте их до осмотра.",
["Have it looked at after 2 weeks."] = "Через 2 недели покажитесь нам.",
["Take no ibuprofen, naproxen, diclofenac or the like until a doctor has seen you."] =
  "Не пейте ибупрофен, напроксен, диклофенак и подобное, пока вас не осмотрел врач.",
["Do not take ibuprofen, naproxen, diclofenac or the like. Something you told us speaks against it."] =
  "Не пейте ибупрофен, напроксен, диклофенак и подобное. В ваших ответах есть причина против.",
["Do not take ibuprofen, naproxen, diclofenac or the like yet. Questions about them are open."] =
  "Пока не пейте ибупрофен, напроксен, диклофенак и подобное. На вопросы о них нет ответа.",
["Ask us or a pharmacist before you take any tablet for the pain."] =
  "Спросите нас или фармацевта, прежде чем пить любую таблетку от боли.",
["Only with a tablet that protects the stomach (PPI). Ask us for it."] =
  "Только вместе с таблеткой, которая бережёт желудок (ИПП). Спросите о ней у нас.",
["At most 1000 mg naproxen, or 1200 mg ibuprofen, in a day. No diclofenac and no coxib."] =
  "Не больше 1000 мг напроксена или 1200 мг ибупрофена в день. Без диклофенака и коксибов.",
["Have your kidneys checked. Stop if you vomit, or have diarrhoea or fever."] =
  "Проверьте почки. При рвоте, поносе или температуре больше не пейте.",
["Ask us if you need a tablet that protects the stomach (PPI)."] =
  "Спросите нас, нужна ли таблетка, которая бережёт желудок (ИПП).",
["There is something to mind. Ask us before you take it."] =
  "Здесь нужна осторожность. Спросите нас, прежде чем пить.",

-- What is not advised

["What"] = "Что",
["Why"] = "Почему",
["Paracetamol alone"] = "Один парацетамол",
["Guidelines advise against it on its own. If other tablets are not for you, ask us."] =
  "Руководства не советуют его один. Если другие таблетки вам нельзя, спросите нас.",
["Opioids for long pain"] = "Опиоиды при долгой боли",
["Long use is risky. If you take one, do not stop it all at once."] =
  "Долгий приём опасен. Если уже пьёте, не бросайте сразу.",
["Opioids for new pain"] = "Опиоиды при новой боли",
["In a large study they did not help."] = "В большом исследовании они не помогли.",
["Tolperisone (Mydocalm)"] = "Толперизон (Мидокалм)",
["In Europe it is only for stiff muscles after a stroke."] =
  "В Европе он разрешён только при спастичности после инсульта.",
["Gabapentin, pregabalin, steroids or diazepam for leg pain"] =
  "Габапентин, прегабалин, стероиды или диазепам при боли в ноге",
["They were not shown to help, and they can harm."] = "Польза не показана, а вред возможен.",
["Steroid tablets"] = "Гормоны (стероиды) в таблетках",
["They have no place in low back pain."] = "При боли в пояснице их не применяют.",
["Nimesulide"] = "Нимесулид",
["It can harm the liver."] = "Может повредить печень.",
["Diclofenac"] = "Диклофенак",
["It raises the risk for the heart."] = "Увеличивает риск для сердца.",
["B vitamins, water tablets, sedatives"] = "Витамины группы B, мочегонные, успокоительные",
["No proof that they help. Sedatives do harm."] = "Не доказано, что помогают. Успокоительные вредят.",
["Antidepressants for back pain"] = "Антидепрессанты от боли в спине",
["Guidelines advise against them for this."] = "Руководства для этого их не советуют.",
["Steroid injections into the back"] = "Уколы гормонов в спину",
["Guidelines advise against them for this kind of pain."] =
  "При такой боли руководства их не советуют.",
["TENS, ultrasound, traction, magnets, laser, corsets, back belts"] =
  "Электростимуляция, ультразвук, вытяжение, магниты, лазер, корсеты, пояса",
["No proof that they help."] = "Не доказано, что помогают.",
["An injection into the spine for leg pain on walking"] = "Укол в позвоночник при боли в ногах на ходу",
["Guidelines advise against it."] = "Руководства его не советуют.",
["Fusion, a new disc, injections into the spine"] = "Сращение позвонков, искусственный диск, уколы в позвоночник",
["This is about back pain."] = "Это сказано о боли в спине.",
["Do not stop a medicine you take for something else, and none all at once."] =
  "Не бросайте лекарства, которые пьёте от другого, и никакое не бросайте сразу.",

-- The result of an interview (pages/interview.lua), and what settles a "not sure" (unsure, vocabulary.lua)

["There is no result."] = "Результата нет.",
["By {date}."] = "Срок: {date}.",
["Your answers were about"] = "О чём были ваши ответы",
["You were \"not sure\":"] = "Вы ответили «не знаю»:",
["What settles it"] = "Что это прояснит",
["Somebody has to examine you."] = "Вас нужно осмотреть.",
["If nobody can examine you today, go to an emergency department."] =
  "Если сегодня осмотреть вас некому, поезжайте в приёмное отделение больницы.",
["You were not sure about more: {n}. Say so to whoever examines you."] =
  "Вы не знали и другого: {n}. Скажите об этом тому, кто вас осмотрит.",
["Go at once, day or night, also if:"] = "Поезжайте сразу, днём или ночью, и тогда, если:",
["We do not advise"] = "Мы не советуем",
["\"Us\" is whoever gave you these questions, or else your doctor."] =
  "«Мы» — это те, кто дал вам вопросы, а если их нет, ваш врач.",
["A program has sorted your answers by written rules."] = "Программа разобрала ваши ответы по записанным правилам.",
["Your papers or your doctor's record tell it."] = "Это видно из ваших документов или из карты у врача.",
["A pregnancy test, the same day."] = "Тест на беременность, в тот же день.",
["No examination tells it. Name the day it began as nearly as you can, and say that it is a guess."] =
  "Осмотр этого не покажет. Назовите день начала как можно точнее и скажите, что это примерно.",
["Your back is examined the same day, above all where it hurts to touch. If doubt stays, an X-ray or CT decides."] =
  "Спину осмотрят в тот же день, прежде всего там, где больно трогать. Если сомнение останется, решит рентген или КТ.",
["Both legs are examined the same day: strength, reflexes, and feeling, also between the legs. If doubt stays, an MRI decides."] =
  "Обе ноги осмотрят в тот же день: силу, рефлексы и чувствительность, также в промежности. Если сомнение останется, решит МРТ.",
["A doctor examines you the same day, belly, pulses and blood pressure included."] =
  "Врач осмотрит вас в тот же день: живот, пульс и давление тоже.",
["Your walk, your balance and the nerves of your legs are examined the same day."] =
  "Походку, равновесие и нервы ног проверят в тот же день.",
["Your strength is examined the same day, muscle by muscle and both legs: on your heels, on your toes, on a step."] =
  "Силу проверят в тот же день, каждую мышцу обеих ног: на пятках, на носках, на ступеньке.",
["Somebody tests the same day whether you can lift the foot and the big toe against a hand, and walk on your heels."] =
  "В тот же день проверят, поднимаете ли вы стопу и большой палец против руки и ходите ли на пятках.",
["Examined the same day: the nerves of the legs, and feeling between them and around the back passage, with a pin. A normal result does not clear it: if doubt stays, an MRI decides."] =
  "В тот же день проверят нервы ног, а уколом — чувствительность в промежности и вокруг заднего прохода. Норма сомнений не снимает: если они останутся, решит МРТ.",
["Examined the same day: the nerves of the legs, feeling between them with a pin, and the bladder, scanned after passing water. A normal result does not clear it: if doubt stays, an MRI decides."] =
  "В тот же день проверят нервы ног, уколом — чувствительность в промежности, а после мочеиспускания — мочевой пузырь на УЗИ. Норма сомнений не снимает: если они останутся, решит МРТ.",
["Your temperature is measured the same day: 38 °C or more is a fever. A normal one does not clear an infection."] =
  "В тот же день измерят температуру: 38 °C и выше — это жар. Нормальная не исключает инфекции.",
["Temperature, pulse, breathing and blood pressure are measured today, and somebody looks at your skin and how clearly you think."] =
  "Сегодня измерят температуру, пульс, дыхание и давление, посмотрят на кожу и на ясность мыслей.",
["Pulse and blood pressure are measured today, and a doctor examines your belly and your heart."] =
  "Сегодня измерят пульс и давление, врач осмотрит живот и сердце.",
["A doctor examines you the same day and takes a heart tracing (ECG). A normal one does not clear it."] =
  "Врач осмотрит вас в тот же день и снимет ЭКГ. Нормальная сомнений не снимает.",
["Your papers or your doctor's record tell it. Somebody looks the same day, and examines the nerves of your legs."] =
  "Это видно из ваших документов или из карты у врача. В тот же день это посмотрят и проверят нервы ног.",
["Your papers or the letter of the hospital tell it. Somebody looks the same day."] =
  "Это видно из ваших документов или из выписки. В тот же день это посмотрят.",
["The list or the packets of your medicines tell it. In doubt, a blood test of clotting."] =
  "Это видно из списка или с упаковок ваших лекарств. При сомнении — анализ крови на свёртывание.",
["The report of an earlier scan tells it, or an ultrasound of the large belly artery the same day."] =
  "Это видно из прежнего УЗИ или с УЗИ брюшной аорты в тот же день.",
["A doctor feels your belly the same day, and measures pulse and blood pressure."] =
  "Врач прощупает живот в тот же день, измерит пульс и давление.",
["Both feet are compared at once: warmth, colour, feeling and pulses. If one differs, go to an emergency department."] =
  "Сразу сравните обе стопы: тепло, цвет, чувствительность и пульс. Если одна отличается, поезжайте в приёмное отделение.",

-- The questions: what a form and an interview ask, and what can be answered

["yes"] = "да",
["no"] = "нет",
["not sure"] = "не знаю",
["none"] = "нет",
["left"] = "слева",
["right"] = "справа",
["both"] = "с обеих сторон",
["years"] = "лет",
["weeks"] = "нед.",
["days"] = "дн.",
["min"] = "мин",
["m"] = "м",
["cm"] = "см",
["kg"] = "кг",

["Identity and body"] = "Вы и ваше тело",
["Which record is this?"] = "Какая это запись?",
["What is today's date?"] = "Какое сегодня число?",
["How old are you?"] = "Сколько вам лет?",
["What sex were you registered with at birth?"] = "Какой пол записан у вас при рождении?",
["female"] = "женский",
["male"] = "мужской",
["other"] = "другой",
["How tall are you?"] = "Какой у вас рост?",
["How much do you weigh?"] = "Сколько вы весите?",
["Are you pregnant now?"] = "Вы сейчас беременны?",
["Could you be pregnant (late or missed period, no test yet)?"] =
  "Возможна ли беременность (есть задержка месячных, теста ещё не было)?",
["How many weeks pregnant are you?"] = "Сколько недель беременности?",
["Do you smoke, or did you ever?"] = "Курите ли вы или курили раньше?",
["never"] = "никогда",
["ex"] = "курил(а) раньше",
["current"] = "курю сейчас",

["Onset and course"] = "Начало и течение",
["For how many days has it hurt this time?"] = "Сколько дней на этот раз болит?",
["When did it start?"] = "Когда это началось?",
["Did the pain come on at once, over days, or so slowly you cannot say when?"] =
  "Боль возникла сразу, за несколько дней или так медленно, что вы не можете сказать когда?",
["sudden"] = "сразу",
["gradual"] = "за несколько дней",
["insidious"] = "незаметно",
["Is this your first ever back pain episode?"] = "Спина болит впервые в жизни?",
["How old were you when back pain first began?"] = "Сколько вам было лет, когда спина заболела впервые?",
["Since it began, is it getting better, the same, or worse?"] =
  "С тех пор, как это началось, становится лучше, хуже или всё так же?",
["better"] = "лучше",
["same"] = "так же",
["worse"] = "хуже",
["Any injury before it began? minor = stumble, fall from standing, hard cough; major = fall >1 m or 5 stairs, traffic crash, heavy blow"] =
  "Была ли перед этим травма? Лёгкая: оступились, упали с высоты своего роста, сильно закашлялись. Тяжёлая: падение с высоты больше 1 м или с 5 ступенек, авария на дороге, сильный удар",
["minor"] = "лёгкая",
["major"] = "тяжёлая",
["How many days ago was the injury?"] = "Сколько дней назад была травма?",
["Did it start while lifting, twisting, or after unusual effort?"] =
  "Началось ли это, когда вы поднимали груз или поворачивались, или после непривычной нагрузки?",

["Where and how it hurts"] = "Где и как болит",
["Pain between the lowest ribs and the buttock fold?"] = "Болит ли между нижними рёбрами и складкой под ягодицей?",
["Pain mainly in a buttock or over the dimple beside the tailbone?"] =
  "Болит ли главным образом ягодица или место у ямочки рядом с крестцом?",
["Pain between the shoulder blades or in the mid back?"] = "Болит ли между лопатками или в середине спины?",
["Pain at one side, between ribs and hip bone?"] = "Болит ли бок, между рёбрами и тазовой костью?",
["Pain in the groin or front of the hip?"] = "Болит ли пах или место спереди тазобедренного сустава?",
["Does pain go into a leg? Which?"] = "Отдаёт ли боль в ногу? С какой стороны?",
["In the last 2 weeks, has pain started down BOTH legs, or spread from one leg to both, and is it there at rest too?"] =
  "За последние 2 недели появилась ли боль, которая идёт в ОБЕ ноги, или перешла ли она с одной ноги на обе, и остаётся ли она в покое?",
["Does it go below the knee?"] = "Идёт ли она ниже колена?",
["Does it follow one narrow line you can trace, to foot or toes?"] =
  "Идёт ли она узкой полосой, которую можно провести пальцем, до стопы или пальцев ноги?",
["Is the leg worse than the back?"] = "Болит ли нога сильнее, чем спина?",
["Where in the leg is it worst?"] = "Где в ноге болит сильнее всего?",
["buttock thigh"] = "ягодица и бедро",
["calf"] = "голень",
["foot"] = "стопа",
["whole leg"] = "вся нога",
["Which word fits best? (colicky = comes in waves)"] = "Какое слово подходит лучше всего? (схватками: то сильнее, то слабее)",
["ache"] = "ноющая",
["stiff"] = "скованность",
["burning"] = "жгучая",
["shooting"] = "стреляющая",
["cramping"] = "сводит",
["colicky"] = "схватками",
["tearing"] = "разрывающая",
["Back pain now, 0 none to 10 worst?"] = "Боль в спине сейчас: от 0 (нет) до 10 (самая сильная)?",
["Leg pain now, 0 to 10?"] = "Боль в ноге сейчас: от 0 до 10?",
["Did very severe pain reach its worst within minutes, without a movement or injury to explain it?"] =
  "Достигла ли очень сильная боль предела за несколько минут, без движения или травмы, которые её объясняют?",
["Is the pain constant, getting steadily worse, and not eased by any position or painkiller?"] =
  "Постоянна ли боль, нарастает ли она всё время и остаётся ли в любом положении и после любых обезболивающих?",
["Does the pain wake you, and stay even when you change position?"] =
  "Будит ли боль вас ночью и остаётся ли, даже если лечь иначе?",
["Does it feel like a tight band round chest or belly?"] = "Похожа ли боль на тугой пояс вокруг груди или живота?",
["Is the pain the same whatever you do or however you lie?"] = "Болит одинаково, что бы вы ни делали и как бы ни легли?",

["What makes it worse or better"] = "От чего хуже и от чего лучше",
["Does walking bring it on or make it worse?"] = "Начинается или усиливается ли боль от ходьбы?",
["Does standing still bring it on?"] = "Начинается ли боль, когда вы просто стоите?",
["Does sitting make it worse?"] = "Хуже ли, когда вы сидите?",
["Worse bending forward?"] = "Хуже при наклоне вперёд?",
["Worse bending backward or looking up?"] = "Хуже, если прогнуться назад или посмотреть вверх?",
["Worse on coughing, sneezing or straining?"] = "Хуже при кашле, чихании или натуживании?",
["Do legs hurt when you hurry or go uphill or up stairs?"] =
  "Болят ли ноги, когда вы спешите, идёте в гору или по лестнице вверх?",
["Does sitting down ease it within minutes?"] = "Легче ли через несколько минут, если сесть?",
["Does leaning or bending forward ease it?"] = "Легче ли, если наклониться или опереться вперёд?",
["Does bending backward ease it?"] = "Легче ли, если прогнуться назад?",
["Does just standing still (no sitting, no bending) ease the leg pain?"] =
  "Слабеет ли боль в ноге, если просто постоять (не садиться, не наклоняться)?",
["Does lying down ease it?"] = "Легче ли, если лечь?",
["Does rest ease it?"] = "Легче ли в покое?",
["Does moving about or exercise ease it?"] = "Легче ли от движения или упражнений?",
["Can you walk further leaning on a trolley, walker or bicycle?"] =
  "Можете ли вы пройти дальше, если опираться на тележку, ходунки или велосипед?",
["Any back or leg pain while you sit quietly?"] = "Болит ли спина или нога, когда вы спокойно сидите?",
["For how many minutes is the back stiff after getting up?"] = "Сколько минут спина скована после подъёма с постели?",

["How far can you walk before pain makes you stop?"] = "Сколько вы можете пройти, пока боль не заставит остановиться?",
["How many minutes before you must stop?"] = "Через сколько минут вам приходится остановиться?",
["After you stop, minutes until it goes?"] = "Сколько минут после остановки, пока боль не пройдёт?",
["Do you use a walking aid?"] = "Чем вы пользуетесь для опоры при ходьбе?",
["stick"] = "трость",
["poles"] = "палки",
["rollator"] = "ходунки на колёсах",
["wheelchair"] = "кресло-коляска",
["Newly unsteady, stumbling, or walking with feet wide apart?"] =
  "Появились ли шаткость, спотыкание или походка с широко расставленными ногами?",
["Do you sit most of the day and do little exercise?"] = "Вы сидите большую часть дня и мало двигаетесь?",

["Nerves, bladder, bowel (new or changed in this episode)"] =
  "Нервы, мочевой пузырь, кишечник (то, что появилось или изменилось в этот раз)",
["Numbness or pins and needles in a leg or foot? Which?"] =
  "Есть ли онемение или покалывание в ноге или стопе? С какой стороны?",
["Is a leg truly weaker (stairs, heel or toe walking), not just tired or heavy after walking?"] =
  "Стала ли нога по-настоящему слабее (на лестнице, при ходьбе на пятках или носках), а не просто устаёт или тяжелеет от ходьбы? С какой стороны?",
["Is the weakness getting worse? (ask only if weak or foot drop)"] =
  "Нарастает ли слабость? (только если нога слабая или стопа свисает)",
["How many days have you had it?"] = "Сколько дней это у вас?",
["Unable to stand or walk because the legs give way (not from pain)?"] =
  "Подкашиваются ли ноги так, что стоять или идти невозможно (не от боли)?",
["Is the front of a foot hard or impossible to lift, or does it slap or catch?"] =
  "Свисает ли носок стопы, так что его не поднять, шлёпает ли стопа или цепляется?",
["Numb, tingling or odd feeling between the legs, genitals, back passage or inner thighs (for example when wiping)?"] =
  "Есть ли онемение, покалывание или странное чувство в промежности, половых органах, заднем проходе или на внутренней стороне бёдер (например, при подтирании)?",
["Unable to pass urine, or only with straining?"] = "Трудно ли помочиться: не получается совсем или только с натугой?",
["Is the feeling of a full bladder, or of urine passing, newly gone?"] =
  "Пропало ли с недавних пор чувство, что мочевой пузырь полон или что идёт моча?",
["New leaking or loss of bladder control?"] = "Подтекает ли с недавних пор моча, выходит ли она сама?",
["New loss of bowel control?"] = "Появилось ли с недавних пор недержание кала?",
["Is the feeling of stool, or of the need to go, newly gone?"] = "Пропало ли с недавних пор чувство кала или позыв в туалет?",
["New loss of genital feeling, erection or orgasm?"] =
  "Пропали ли с недавних пор чувствительность половых органов, эрекция или оргазм?",
["How many days ago did the trouble with bladder, bowel or feeling between the legs begin?"] =
  "Сколько дней назад начались нарушения с мочой, калом или чувствительностью в промежности?",
["Has that changed or worsened in the last 2 weeks?"] = "Изменилось ли это или усилилось за последние 2 недели?",
["Old, unchanged bladder or prostate trouble from before this pain?"] =
  "Есть ли давние, неизменные жалобы на мочевой пузырь или простату, которые были до этой боли?",
["A numb band or level on chest or belly?"] =
  "Есть ли на груди или животе онемевший пояс или граница, ниже которой кожа онемела?",
["New clumsy hands (buttons, keys)?"] = "Стали ли руки с недавних пор неловкими (пуговицы, ключи)?",
["Both feet numb or burning like socks, day and night?"] = "Онемели или горят ли обе стопы, как в носках, днём и ночью?",

["General illness"] = "Общее состояние",
["Fever in this episode?"] = "Была ли в этот раз высокая температура?",
["Measured temperature?"] = "Измеренная температура?",
["Shaking chills?"] = "Бывает ли озноб, от которого трясёт?",
["Seriously unwell: confused, mottled, too weak to get up, racing heart?"] =
  "Вам очень плохо: путаются мысли, кожа в пятнах, нет сил встать, колотится сердце?",
["Lost weight without trying?"] = "Похудели ли вы, хотя не старались?",
["Drenching night sweats?"] = "Бывает ли по ночам такой пот, что бельё мокрое?",
["Fainted, collapsed, or cold and clammy?"] = "Был ли обморок, внезапный упадок сил или холодный липкий пот?",
["Chest pain or pressure, or new breathlessness, with this pain?"] =
  "Есть ли вместе с этой болью боль или давление в груди, или стало трудно дышать?",
["Severe headache or a stiff neck?"] = "Есть ли сильная головная боль или трудно ли согнуть шею?",
["Yellow skin or eyes, or cola-dark urine?"] = "Пожелтели ли кожа или глаза, стала ли моча тёмной, как кола?",
["Since a fall or sudden pain, unable to put weight on a leg?"] =
  "Стало ли после падения или внезапной боли невозможно опереться на ногу?",

["History and risks"] = "Болезни в прошлом и риски",
["Ever had cancer (not minor skin cancer)?"] = "Был ли у вас когда-нибудь рак (кроме лёгких форм рака кожи)?",
["Told you have osteoporosis?"] = "Говорили ли вам, что у вас остеопороз (хрупкие кости)?",
["Broken a bone from a slight fall after 50?"] = "Ломали ли вы кость при небольшом падении после 50 лет?",
["Steroid tablets for 3 months or more (ever in the last year)?"] =
  "Пили ли вы за последний год гормоны (стероиды) в таблетках 3 месяца или дольше?",
["Injected drugs in the last 12 months?"] = "Вводили ли вы наркотики уколами за последние 12 месяцев?",
["Weakened immune system (illness, HIV, transplant, chemotherapy, biologics, dialysis)?"] =
  "Ослаблен ли иммунитет (болезнь, ВИЧ, пересадка органа, химиотерапия, биологические препараты, диализ)?",
["Diabetes?"] = "Есть ли у вас диабет?",
["Bacterial infection (urine, skin, chest, teeth, blood, heart valve), or an injection into a joint, in the last 3 months?"] =
  "Была ли за последние 3 месяца бактериальная инфекция (моча, кожа, лёгкие, зубы, кровь, клапан сердца) или укол в сустав?",
["Spine surgery, injection, epidural or lumbar puncture in the last 90 days?"] =
  "Были ли за последние 90 дней операция на позвоночнике, укол в него, эпидуральная анестезия или пункция?",
["Had TB, lived with someone with TB, or lived where TB is common?"] =
  "Болели ли вы туберкулёзом, жили ли с больным туберкулёзом или там, где он част?",
["Unpasteurised milk or cheese, or work with livestock?"] =
  "Пьёте ли вы сырое молоко, едите ли сыр из него, работаете ли со скотом?",
["Blood thinners or a bleeding disorder?"] =
  "Принимаете ли вы лекарства, которые разжижают кровь, или есть ли болезнь свёртывания крови?",
["Ever told of a swelling (aneurysm) of the aorta?"] = "Говорили ли вам когда-нибудь о расширении (аневризме) аорты?",
["Heart attack, stroke, angina or blocked leg arteries?"] =
  "Были ли инфаркт, инсульт, стенокардия или закупорка артерий ног?",
["High blood pressure?"] = "Повышено ли у вас давление?",
["Diagnosed ankylosing spondylitis / axial spondyloarthritis?"] =
  "Установлен ли у вас анкилозирующий спондилит (болезнь Бехтерева), аксиальный спондилоартрит?",

["Belly, kidney, womb, skin"] = "Живот, почки, женские органы, кожа",
["Severe belly pain?"] = "Сильно ли болит живот?",
["Burning or frequent urine?"] = "Жжёт ли при мочеиспускании, мочитесь ли вы чаще?",
["Blood in urine?"] = "Есть ли кровь в моче?",
["Vomiting?"] = "Есть ли рвота?",
["Period late or missed?"] = "Есть ли задержка месячных?",
["Vaginal bleeding that is not a normal period?"] = "Есть ли кровотечение из влагалища, не похожее на обычные месячные?",
["Pain low in the belly or one side of the pelvis?"] = "Болит ли внизу живота или с одной стороны таза?",
["Does the back pain come with periods?"] = "Приходит ли боль в спине вместе с месячными?",
["Lasting change of bowel habit, or blood in stool?"] = "Надолго ли изменился стул, есть ли кровь в кале?",
["Is it linked to meals?"] = "Связана ли боль с едой?",
["Black tarry stools or vomiting blood?"] = "Есть ли чёрный дёгтеобразный стул или рвота с кровью?",
["New blistering rash in a strip on one side?"] = "Появилась ли сыпь с пузырьками полосой на одной стороне тела?",

["Leg circulation"] = "Кровоснабжение ног",
["A foot newly (last 2 weeks) cold, pale, blue or numb compared with the other?"] =
  "Стала ли одна стопа за последние 2 недели холоднее, бледнее, синее другой или онемела?",
["Foot pain at night in bed, eased by hanging it down?"] =
  "Болит ли стопа ночью в постели, легче ли, если свесить ногу?",
["Foot sore or black skin that does not heal?"] = "Есть ли на стопе язва или чёрная кожа, которые не заживают?",
["One calf newly swollen, warm or tender?"] = "Стала ли одна голень отёчной, горячей или болезненной?",
["Is skin on a leg newly red, hot and spreading?"] =
  "Появилось ли на ноге красное, горячее пятно, которое растёт?",

["Inflammatory back pain"] = "Воспалительная боль в спине",
["Wake in the second half of the night from it, better on getting up?"] =
  "Будит ли боль во второй половине ночи, легче ли, если встать?",
["Pain that moves from one buttock to the other?"] = "Переходит ли боль из одной ягодицы в другую?",
["Did anti-inflammatory tablets help clearly within 48 h?"] =
  "Помогли ли явно противовоспалительные таблетки за 48 часов?",
["Parent, brother, sister or child with spondyloarthritis or psoriasis?"] =
  "Есть ли у родителей, братьев, сестёр или детей спондилоартрит или псориаз?",
["Psoriasis, now or past?"] = "Псориаз, сейчас или раньше?",
["Inflamed eye (uveitis), now or past?"] = "Воспаление глаза (увеит), сейчас или раньше?",
["Crohn's or ulcerative colitis?"] = "Болезнь Крона или язвенный колит?",
["Swollen joint, now or past?"] = "Опухший сустав, сейчас или раньше?",
["Painful heel tendon or sole, now or past?"] = "Боль в сухожилии пятки или в подошве, сейчас или раньше?",

["Function, mood, work"] = "Дела, настроение, работа",
["Unable to wash, dress or sleep because of pain despite painkillers?"] =
  "Так ли сильна боль, что умыться, одеться или спать невозможно, несмотря на обезболивающие?",
["(instrument) STarT Back total"] = "(опросник) STarT Back, всего баллов",
["(instrument) STarT Back psychosocial subscore"] = "(опросник) STarT Back, баллы психосоциальной части",
["Do you avoid movement because you fear damage?"] = "Избегаете ли вы движений из страха повредить себе?",
["Low, hopeless or without interest most days?"] =
  "Подавлены ли вы, без надежды или без интереса к чему-либо почти каждый день?",
["Have you had thoughts of ending your life, or a plan?"] = "Есть ли мысли уйти из жизни? Есть ли план?",
["thoughts"] = "есть мысли",
["plan"] = "есть план",
["Heavy lifting or twisting work?"] = "Приходится ли на работе поднимать тяжёлое или поворачиваться с грузом?",
["Sit more than 6 hours a day?"] = "Сидите больше 6 часов в день?",
["Days off work in the last 4 weeks?"] = "Сколько дней за последние 4 недели вы не работали из-за этого?",
["Do you expect the pain to stay for good?"] = "Думаете ли вы, что лучше уже не станет?",
["Gymnastics, fast bowling, diving, football or similar?"] =
  "Занимаетесь ли гимнастикой, прыжками в воду, футболом, метанием или подобным?",

["Medicines and gates"] = "Лекарства",
["Allergy or asthma with aspirin or ibuprofen?"] = "Бывает ли аллергия или астма от аспирина или ибупрофена?",
["Ever a stomach ulcer or gut bleed?"] = "Были ли когда-нибудь язва желудка или кровотечение в желудке или кишках?",
["Kidney disease?"] = "Есть ли болезнь почек?",
["Heart failure?"] = "Есть ли сердечная недостаточность?",
["Serious liver disease?"] = "Есть ли тяжёлая болезнь печени?",
["Aspirin, SSRI or steroid tablets?"] =
  "Пьёте ли вы аспирин, антидепрессанты (СИОЗС) или гормоны (стероиды) в таблетках?",
["Blood-pressure tablets of ACE/ARB or diuretic type?"] =
  "Пьёте ли вы от давления ингибиторы АПФ, сартаны или мочегонные?",
["Taking opioid painkillers now?"] = "Принимаете ли вы сейчас опиоидные обезболивающие?",
["Taking gabapentin or pregabalin?"] = "Принимаете ли вы габапентин или прегабалин?",
["Sleeping tablets, sedatives or heavy alcohol?"] =
  "Принимаете ли вы снотворные или успокоительные, много ли пьёте спиртного?",
["Taken more painkillers than the packet or doctor allows (any kind, paracetamol included)?"] =
  "Приняли ли вы обезболивающих больше, чем разрешают упаковка или врач (любых, и парацетамола тоже)?",

["No leg is weak and no foot drops: whether it is getting worse need not be asked."] =
  "Слабости в ногах нет, стопа не свисает: о нарастании можно не спрашивать.",

-- The blocks of questions

["story"] = "рассказ",
["What the pain is, where it is, how it began, and what the painkillers did: wanted from everyone."] =
  "Какая боль, где она, как началась и что сделали обезболивающие: это нужно знать о каждом.",
["worse and better"] = "от чего хуже и лучше",
["What brings it on and what eases it points to where it comes from."] =
  "То, что вызывает боль и что её облегчает, указывает, откуда она.",
["leg"] = "нога",
["Details of the pain in the leg."] = "Подробности о боли в ноге.",
["cauda equina"] = "мочевой пузырь, кишечник, промежность",
["Since when, and is it changing? Only a date and a plain \"not worse\" can calm this."] =
  "С каких пор, и меняется ли это? Успокоить здесь могут только дата и ясное «не хуже».",
["weakness"] = "слабость",
["How long, how bad, and does it come from higher up?"] = "Как давно, насколько сильно и не идёт ли это от места выше?",
["cord"] = "спинной мозг",
["With a past cancer or a fever: is the cord or a nerve in danger, also without pain in a leg?"] =
  "После рака или при высокой температуре: нет ли угрозы спинному мозгу или нерву, даже если нога не болит?",
["injury"] = "травма",
["Details of the injury."] = "Подробности о травме.",
["bone"] = "кости",
["How strong the bones are."] = "Насколько крепки кости.",
["claudication and circulation"] = "ходьба и сосуды",
["Walking: is it the nerves or the arteries?"] = "Ходьба: дело в нервах или в артериях?",
["infection"] = "инфекция",
["Could there be an infection?"] = "Возможна ли инфекция?",
["belly and kidney"] = "живот и почки",
["womb"] = "женские органы",
["Pain that comes from the womb or a pregnancy."] = "Боль от матки или из-за беременности.",
["period"] = "месячные",
["A pregnancy nobody knows of yet changes which medicines may be named."] =
  "Беременность, о которой ещё не знают, меняет то, какие лекарства можно назвать.",
["How long it has lasted is known."] = "Уже известно, сколько это длится.",
["The pregnancy is known."] = "О беременности известно.",
["At this age there are no periods."] = "В этом возрасте месячных нет.",
["Nobody is pregnant: there are no weeks to ask for."] = "Беременности нет: и о неделях спрашивать незачем.",
["Pain that comes from an organ rather than the spine."] = "Боль, которая идёт не от позвоночника, а от другого органа.",
["inflammation"] = "воспаление",
["Stiff mornings, better for moving: inflammation of the spine?"] =
  "Скованность по утрам, легче от движения: воспаление позвоночника?",
["how it began"] = "как всё началось",
["The age when back pain first began opens the questions about inflammation."] =
  "От возраста, когда спина заболела впервые, зависит, нужны ли вопросы о воспалении.",
["mind and work"] = "настроение и работа",
["Mood, fears, work: what keeps pain going and can be helped. Nobody's pain is called imagined."] =
  "Настроение, страхи, работа: то, что поддерживает боль и чему можно помочь. Ничью боль не называют выдуманной.",
["medicines"] = "лекарства",
["What must be known before any medicine is named."] = "Что нужно знать, прежде чем назвать какое-либо лекарство.",

-- What a person may name first

["Numb between the legs, or trouble with passing or holding urine or stool"] =
  "Онемение в промежности, или трудно помочиться, или не удержать мочу или кал",
["A leg that is weak, numb, cold or pale, or pain down both legs"] =
  "Нога слабая, онемевшая, холодная или бледная, или боль идёт в обе ноги",
["A fall, a crash, a blow or another injury"] = "Падение, авария, удар или другая травма",
["Sudden very severe pain, pain in the chest or belly, fainting, or a widened artery"] =
  "Внезапная очень сильная боль, боль в груди или животе, обморок или расширенная артерия",
["Fever, chills, or feeling very ill"] = "Высокая температура, озноб или очень плохое самочувствие",
["Blood or black stool, vomiting, or pain that comes in waves"] = "Кровь или чёрный стул, рвота или боль волнами",
["Pregnant, or a period is late"] = "Беременность или задержка месячных",
["Cancer, now or in the past"] = "Рак, сейчас или в прошлом",
["Blood thinners, an operation or injection in the back, or too many painkillers"] =
  "Лекарства, которые разжижают кровь, операция на спине или укол в неё, или слишком много обезболивающих",
["Despair, or thoughts of harming yourself"] = "Отчаяние или мысли причинить себе вред",

-- The interview (bp-intake): what it says beside the questions.  The letters are what is typed: «нет» is written out,
-- since the key of «н» is that of the Latin y, which means yes.

["y"] = "да",
["n"] = "нет",
["d"] = "з",
["s"] = "п",
["b"] = "в",
["?"] = "?",
["q"] = "к",
["skip"] = "пропустить",
["back"] = "вернуться",
["why"] = "почему",
["stop"] = "конец",
["skip this question"] = "пропустить этот вопрос",
["back to the one before"] = "вернуться к прежнему вопросу",
["why is this asked?"] = "почему об этом спрашивают?",
["stop here, and keep the answers"] = "кончить здесь и сохранить ответы",
["Questions, one at a time"] = "Вопросы, по одному",
["Your answers are sorted by written rules. Nobody is examined, and no illness is found or ruled out. Nothing leaves this computer."] =
  "Ваши ответы разбирают по записанным правилам. Никого не осматривают, ни одну болезнь не находят и не исключают. Ничто не покидает этот компьютер.",
["Answer with a letter, and press Enter:"] = "Ответьте словом или буквой и нажмите Enter:",
["Is any of this so for you? What you name is asked about first; nothing is left out."] =
  "Есть ли у вас что-то из этого? О том, что вы назовёте, спросят сначала; ничего не пропустят.",
["The numbers, or Enter for none:"] = "Номера, или Enter, если ничего нет:",
["Type numbers of the list, such as 2 5, or only Enter"] = "Наберите номера из списка, например 2 5, или только Enter",
["Neither yes nor no"] = "Это ни «да», ни «нет»",
["That is no answer to this question"] = "Это не ответ на этот вопрос",
["None of these: type the number in front, or the word"] = "Такого нет: наберите номер впереди или слово",
["Out of range:"] = "Вне пределов:",
["not written as a plain number like 5 or 37.5"] = "Это не число вида 5 или 37.5",
["not a whole number"] = "Это не целое число",
["not a number"] = "Это не число",
["not a number alone (leave out the unit)"] = "Наберите одно число, без единицы",
["comma instead of a decimal point"] = "Вместо запятой наберите точку",
["not a date like 2026-11-24"] = "Это не дата вида 2026-11-24",
["a date like 2026-11-24"] = "дата вида 2026-11-24",
["{least} to {most}"] = "от {least} до {most}",
["Some answers do not fit together:"] = "Некоторые ответы не сходятся:",
["No leg pain is recorded, yet details of leg pain are: ask again; read as not answered."] =
  "Боль в ноге не отмечена, а подробности о ней есть: спросите ещё раз; пока это считается вопросом без ответа.",
["The age when back pain began is above the present age: the age at onset is left out."] =
  "Возраст начала боли больше нынешнего: возраст начала не учитывается.",
["Recorded as male and as pregnant or possibly pregnant: ask; anti-inflammatories stay blocked."] =
  "Отмечены мужской пол и беременность или её возможность: уточните; противовоспалительные остаются под запретом.",
["A foot drop is recorded, yet no leg weakness: ask again; the foot drop stands."] =
  "Отмечена свисающая стопа, но не слабость в ноге: спросите ещё раз; свисающая стопа остаётся в силе.",
["Rest does not ease it, yet sitting or lying does: ask again before reading it as inflammatory."] =
  "В покое не легче, а сидя или лёжа легче: спросите ещё раз, прежде чем считать боль воспалительной.",
["Fever is denied, yet 38 °C or more was measured: the measurement wins."] =
  "Температуру отрицают, а измерено 38 °C или больше: верно измеренное.",
["Stop the questions here, and go?"] = "Прервать вопросы и ехать?",
["Not sure: this is what settles it."] = "Вы не знаете: вот что это прояснит.",
["This is the first question."] = "Это первый вопрос.",
["No answer can make it more urgent now."] = "Ни один ответ уже не сделает это срочнее.",
["Core questions left: {n}, about {minutes} min. Only when all are answered can it be: {level}."] =
  "Осталось главных вопросов: {n}, примерно {minutes} мин. Только после ответа на все может выйти: {level}.",
["Now the questions that could make it: {level}."] = "Теперь вопросы, после которых может выйти: {level}.",
["Question {n}, at most {more} more: {block}"] = "Вопрос {n}, потом не больше {more}: {block}",
["asked of everyone"] = "для всех",
["bladder and bowel"] = "мочевой пузырь и кишечник",
["chest and belly"] = "грудь и живот",
["fever or very ill"] = "температура или очень плохо",
["blood and vomiting"] = "кровь и рвота",
["pregnancy"] = "беременность",
["cancer"] = "рак",
["medicines and procedures"] = "лекарства и процедуры",
["despair"] = "отчаяние",
["Asked: {n}. Nothing more has to be asked now."] = "Задано вопросов: {n}. Больше сейчас спрашивать не нужно.",
["Asked: {n}."] = "Задано вопросов: {n}.",
["Not asked, because they cannot change how soon: {n}."] = "Не задано, потому что на срок они не влияют: {n}.",
["Skipped by you: {n}. They stay open in the record."] = "Вы пропустили: {n}. В записи они остаются без ответа.",
["Still open, and could change it: {n}."] = "Без ответа, и могли бы это изменить: {n}.",
["Other questions stand in blocks that your answers did not open."] =
  "Другие вопросы стоят в частях, которые по вашим ответам не понадобились.",
["How soon is settled."] = "Срок ясен.",
["How soon stays open: no answer that is left settles it."] = "Срок остаётся неясным: оставшиеся ответы его не прояснят.",
["Questions that would tell more about the kind of pain, the medicines and what to do: {n}."] =
  "Вопросы, которые больше скажут о виде боли, лекарствах и о том, что делать: {n}.",
["Go on with these?"] = "Продолжить с ними?",
["With this answer the rules no longer call for help at once. If you feel worse, or are in doubt, go all the same."] =
  "С этим ответом правила больше не требуют немедленной помощи. Если вам хуже или вы сомневаетесь, всё равно поезжайте.",
["Without that answer the rules do not call for help at once. If you feel worse, or are in doubt, go all the same."] =
  "Без того ответа правила не требуют немедленной помощи. Если вам хуже или вы сомневаетесь, всё равно поезжайте.",
["This is asked of everyone."] = "Об этом спрашивают всех.",
["It decides whether this is asked, too:"] = "От этого зависит, спросят ли ещё и это:",
["Rules that depend on it, and on other answers:"] = "От этого зависят такие правила (и от других ответов тоже):",
["How soon does not hang on it."] = "Срок от этого не зависит.",
["and more"] = "и другие",
["What each answer would come to, beside those given:"] = "С этим ответом и прежними выходит:",
["{level} still open"] = "ещё возможно: {level}",
["for example {answer}"] = "например, {answer}",
["{asked} records asked about, {settled} with nothing to ask, {left} left as they were"] =
  "Записей, о которых спросили: {asked}; спрашивать было не о чем: {settled}; оставлены как были: {left}",
["Enter: ask about this one; s: leave it as it is; q: leave all that follow:"] =
  "Enter: спросить об этой записи; п: оставить как есть; к: оставить и все следующие:",

-- The form for paper

["Questions to be answered on paper"] = "Вопросы для ответа на бумаге",
["Name"] = "Имя",
["Number"] = "Номер",
["Date"] = "Дата",
["No."] = "№",
["Question"] = "Вопрос",
["Your answer"] = "Ваш ответ",
["({min} to {max})"] = "(от {min} до {max})",
["(year, month, day)"] = "(год, месяц, день)",
["! some numbers: ask at once"] = "! для некоторых чисел: спросите сразу",
["If an answer of yours has a ! beside it, stop here and do not wait: {say}"] =
  "Если рядом с вашим ответом стоит «!», прервитесь и не ждите: {say}",
["If an answer of yours has a ! beside it: {say}"] = "Если рядом с вашим ответом стоит «!»: {say}",
["Not sure about one of these? Have it settled today."] = "На какой-то из этих вопросов ответ «не знаю»? Выясните это сегодня же.",
["Tick one box for each question. “Not sure” is an answer, too. A question left empty does not count as a no."] =
  "Отметьте один ответ на каждый вопрос. «Не знаю» — тоже ответ. Вопрос без ответа не считается ответом «нет».",
["Each part from here on says whom it is for. Fill it in also when you are not sure whether it is for you."] =
  "Дальше в каждой части сказано, для кого она. Если не знаете, для вас ли она, всё равно заполните её.",
["Danger signs: one answer can be enough"] = "Опасные признаки: достаточно одного ответа",
["What can be dangerous together with other answers"] = "Что может быть опасно вместе с другими ответами",
["What everyone is asked as well"] = "О чём ещё спрашивают всех",
["Other questions"] = "Другие вопросы",
["Part {n}: {name}"] = "Часть {n}: {name}",
["Only if {when}."] = "Только если {when}.",
["Leave out if {when}."] = "Пропустите, если {when}.",
["Belongs to this part as well, and stands above: {list}. Answer it there, if you have not yet."] =
  "К этой части относится и то, что стоит выше: {list}. Ответьте там, если ещё не ответили.",
["This form only asks. It is no diagnosis, and does not say that all is well: it decides nothing until somebody has read it."] =
  "Этот лист только спрашивает. Он не ставит диагноз и не говорит, что всё хорошо: пока его никто не прочитал, он ничего не решает.",
["Rules: {stamp}"] = "Правила: {stamp}",
["question {n}"] = "вопрос {n}",
["“{ask}”"] = "вопрос «{ask}»",
["{q} is yes"] = "на {q} ответ «да»",
["{q} is no"] = "на {q} ответ «нет»",
["{q} is “{x}”"] = "на {q} ответ «{x}»",
["{q} is not “{x}”"] = "на {q} ответ не «{x}»",
["{q} is “not sure”"] = "на {q} ответ «не знаю»",
["{q} is not “not sure”"] = "на {q} ответ не «не знаю»",
["{q} is over {x}"] = "на {q} ответ больше {x}",
["{q} is {x} or below"] = "на {q} ответ {x} или меньше",
["{q} is under {x}"] = "на {q} ответ меньше {x}",
["{q} is {x} or above"] = "на {q} ответ {x} или больше",
["{q} is in {x}"] = "на {q} ответ в пределах {x}",
["{q} is not in {x}"] = "на {q} ответ вне пределов {x}",
["{q} has an answer"] = "на {q} есть ответ",
["{q} has no answer"] = "на {q} нет ответа",
["one of the questions {list} is yes"] = "хотя бы на один из вопросов {list} ответ «да»",
["the questions {list} are all yes"] = "на все вопросы {list} ответ «да»",
[", or "] = " или ",
[", and "] = " и ",
["it is not so that {parts}"] = "неверно, что {parts}",
["it may be that {parts}"] = "возможно, что {parts}",
["at least {n} of these hold: {parts}"] = "верно хотя бы {n} из этого: {parts}",

-- Results, as the rules say them to clinicians: levels, places, red flags and other rules, and what they suspect

["selfcare"] = "самопомощь",
["routine"] = "планово",
["soon"] = "скоро",
["urgent"] = "срочно",
["emergency"] = "экстренно",
["Care for yourself; review after 6 weeks, earlier by the safety net."] =
  "Самопомощь; осмотр через 6 недель, раньше — при тревожных признаках.",
["Within 28 days."] = "В течение 28 дней.",
["Within 14 days, or 7 where the rule says so."] = "В течение 14 дней, или 7, если так сказано в правиле.",
["The same day, or within 48 hours where the rule says so."] =
  "В тот же день или в течение 48 часов, если так сказано в правиле.",
["Now, within the hour: ambulance, emergency department or the emergency team named."] =
  "Сейчас, в течение часа: скорая помощь, приёмное отделение больницы или названная экстренная служба.",

["ambulance, vascular-capable ED"] = "скорая помощь, больница с сосудистой хирургией",
["vascular on-call via ED"] = "дежурный сосудистый хирург через приёмное отделение",
["MSCC coordinator / ED"] = "координатор по сдавлению спинного мозга метастазами или приёмное отделение",
["gynae/obstetric emergency unit"] = "экстренная гинекология или роддом",
["crisis service / ED"] = "кризисная служба или приёмное отделение",
["emergency department"] = "приёмное отделение больницы",
["on-call spinal service via same-day GP"] = "дежурная служба по позвоночнику через врача в тот же день",
["MSCC coordinator via same-day GP"] = "координатор по сдавлению спинного мозга метастазами через врача в тот же день",
["vascular surgeon (urgent)"] = "сосудистый хирург (срочно)",
["same-day DVT assessment"] = "проверка на тромбоз глубоких вен в тот же день",
["same-day mental-health contact"] = "психиатрическая помощь в тот же день",
["paediatric service"] = "детская служба",
["maternity unit"] = "роддом",
["same-day GP / acute clinic"] = "врач в тот же день или кабинет неотложной помощи",
["GP who sees children"] = "врач, который принимает детей",
["GP ≤2 weeks"] = "врач в течение 2 недель",
["GP ≤2 weeks → MSK/spinal (orthopaedist, neurosurgeon or neurologist)"] =
  "врач в течение 2 недель, затем специалист по позвоночнику (ортопед, нейрохирург или невролог)",
[" + midwife"] = " и акушерка",
["GP/midwife + physiotherapist"] = "врач или акушерка и специалист по лечебной физкультуре",
["rheumatologist"] = "ревматолог",
["GP for ABPI → vascular surgeon"] = "врач: лодыжечно-плечевой индекс, затем сосудистый хирург",
["physiotherapist/MSK; spine orthopaedist if failing"] =
  "специалист по лечебной физкультуре; если не помогает, ортопед по позвоночнику",
["GP → urologist, gynaecologist or surgeon by organ"] = "врач, затем уролог, гинеколог или хирург, смотря по органу",
["orthopaedist (hip)"] = "ортопед (тазобедренный сустав)",
["GP → neurologist"] = "врач, затем невролог",
["GP/physiotherapist"] = "врач или специалист по лечебной физкультуре",
["GP"] = "врач",
["physiotherapist or GP"] = "специалист по лечебной физкультуре или врач",
["self-care"] = "самопомощь",

["Send to an emergency department with MRI round the clock, MRI within 4 hours of the request; do not eat or drink on the way. Scan the bladder only if that causes no delay."] =
  "Направьте в приёмное отделение больницы с круглосуточной МРТ, МРТ в течение 4 часов после запроса; по дороге не есть и не пить. УЗИ мочевого пузыря, только если это не задержит.",
["Ask the seven questions now. If any answer is yes or not sure, or if they cannot be asked, send to the emergency department."] =
  "Задайте семь вопросов сейчас. Если хотя бы один ответ «да» или «не знаю» или их нельзя задать, направьте в приёмное отделение.",
["Examine the nerves of the legs the same day, with pin-prick of the saddle area. Give the cauda equina card. MRI by the local pathway."] =
  "В тот же день проверьте нервы ног и чувствительность промежности уколами. Выдайте памятку о конском хвосте. МРТ по местному порядку.",
["Call the spinal or MSK service the same day and ask for an urgent MRI."] =
  "В тот же день свяжитесь со службой по позвоночнику и запросите срочную МРТ.",
["Examine the same day. With any other bladder, bowel or saddle sign RF-CES-1 applies."] =
  "Осмотрите в тот же день. При любом другом признаке со стороны мочевого пузыря, кишечника или промежности действует RF-CES-1.",
["Send to the emergency department for MRI. At 600 ml or more also put in a catheter."] =
  "Направьте в приёмное отделение на МРТ. При 600 мл и больше также поставьте катетер.",
["Examine face to face the same day."] = "Осмотрите очно в тот же день.",
["Send to the emergency department now."] = "Сейчас же направьте в приёмное отделение.",
["Call the on-call spinal service the same day; urgent MRI."] =
  "В тот же день свяжитесь с дежурной службой по позвоночнику; срочная МРТ.",
["Examine strength muscle by muscle and refer to the MSK or spinal service."] =
  "Проверьте силу мышцу за мышцей и направьте к специалистам по позвоночнику.",
["Call the MSCC coordinator or the emergency department now. Keep the person flat if the spine may be unstable. MRI within 24 hours."] =
  "Сейчас же позвоните координатору по сдавлению спинного мозга метастазами или в приёмное отделение. Если позвоночник может быть нестабилен, пусть человек лежит ровно. МРТ в течение 24 часов.",
["Call the MSCC coordinator the same day; MRI within 24 hours."] =
  "В тот же день позвоните координатору по сдавлению спинного мозга метастазами; МРТ в течение 24 часов.",
["Send to the emergency department, or call the spinal surgeon on call."] =
  "Направьте в приёмное отделение или позвоните дежурному хирургу по позвоночнику.",
["Examine the nervous system the same day."] = "Проверьте нервную систему в тот же день.",
["Examine the nervous system, gait included."] = "Проверьте нервную систему, в том числе походку.",
["Contact the MSCC coordinator within 24 hours; MRI within one week."] =
  "В течение 24 часов свяжитесь с координатором по сдавлению спинного мозга метастазами; МРТ в течение недели.",
["Take ESR and CRP and arrange imaging; keep a low threshold."] =
  "Возьмите СОЭ и СРБ и назначьте снимки; не медлите с ними.",
["Examine; take blood count, ESR or CRP, and calcium. From 60 on with back pain: CT of the pancreas within two weeks."] =
  "Осмотрите; возьмите анализ крови, СОЭ или СРБ и кальций. С 60 лет при боли в спине: КТ поджелудочной железы в течение двух недель.",
["Take bloods and arrange an MRI."] = "Возьмите кровь и назначьте МРТ.",
["Examine; take ESR and CRP."] = "Осмотрите; возьмите СОЭ и СРБ.",
["Take blood count, calcium, and ESR or plasma viscosity."] = "Возьмите анализ крови, кальций и СОЭ или вязкость плазмы.",
["Let a GP see this person; not self-care only."] = "Пусть человека осмотрит врач; одной самопомощи мало.",
["Examine; take ESR; X-ray."] = "Осмотрите; возьмите СОЭ; рентген.",
["Send to the emergency department now. Take blood cultures before antibiotics if that causes no delay; MRI."] =
  "Сейчас же направьте в приёмное отделение. Возьмите посевы крови до антибиотиков, если это не задержит; МРТ.",
["Examine the same day: CRP or ESR, urine, blood culture; MRI if nothing else explains the fever."] =
  "Осмотрите в тот же день: СРБ или СОЭ, моча, посев крови; МРТ, если температуру больше ничто не объясняет.",
["Take CRP or ESR and blood cultures; MRI."] = "Возьмите СРБ или СОЭ и посевы крови; МРТ.",
["Take ESR and CRP, test for TB and Brucella; MRI."] =
  "Возьмите СОЭ и СРБ, анализы на туберкулёз и бруцеллёз; МРТ.",
["Take CRP or ESR; low threshold for MRI."] = "Возьмите СРБ или СОЭ; не медлите с МРТ.",
["Take CRP or ESR within a week."] = "Возьмите СРБ или СОЭ в течение недели.",
["Find the cause; MRI."] = "Найдите причину; МРТ.",
["Find the cause."] = "Найдите причину.",
["Send to the emergency department, spine protected, for imaging."] =
  "Направьте в приёмное отделение на снимки, оберегая позвоночник.",
["Arrange imaging."] = "Назначьте снимки.",
["X-ray and pain control."] = "Рентген и обезболивание.",
["X-ray."] = "Рентген.",
["X-ray, then MRI if that is clear and doubt remains. Treat the pain; start bone protection."] =
  "Рентген, затем МРТ, если на нём ничего нет, а сомнения остались. Лечите боль; начните защиту костей.",
["Examine; X-ray if the midline is tender."] = "Осмотрите; рентген, если позвоночник болит при надавливании посередине.",
["X-ray or CT."] = "Рентген или КТ.",
["Send to the emergency department for CT of the whole spine; keep the person in their own posture."] =
  "Направьте в приёмное отделение на КТ всего позвоночника; не меняйте привычную для человека позу.",
["Send to the emergency department."] = "Направьте в приёмное отделение.",
["Examine and X-ray the same day."] = "Осмотр и рентген в тот же день.",
["Call an ambulance to a hospital with vascular surgery; imaging at once."] =
  "Вызовите скорую помощь в больницу с сосудистой хирургией; снимки немедленно.",
["Get advice from vascular surgery the same day."] = "В тот же день посоветуйтесь с сосудистым хирургом.",
["Examine the same day, with ultrasound of the aorta."] = "Осмотрите в тот же день, с УЗИ аорты.",
["Call an ambulance."] = "Вызовите скорую помощь.",
["Examine the same day, with ECG."] = "Осмотрите в тот же день, с ЭКГ.",
["Examine the same day."] = "Осмотрите в тот же день.",
["Test and culture the urine; decide on antibiotics the same day."] =
  "Анализ и посев мочи; об антибиотиках решите в тот же день.",
["Test the urine, treat the pain, CT of the urinary tract."] = "Анализ мочи, лечение боли, КТ мочевых путей.",
["Test the urine. From 45 on and unexplained: urology within two weeks."] =
  "Анализ мочи. С 45 лет, если причина не ясна: уролог в течение двух недель.",
["Examine and take bloods the same day."] = "Осмотрите и возьмите кровь в тот же день.",
["Send to the emergency department; stop the anti-inflammatory."] =
  "Направьте в приёмное отделение; противовоспалительное отмените.",
["Send to the emergency gynaecology or maternity unit; pregnancy test."] =
  "Направьте в экстренную гинекологию или роддом; тест на беременность.",
["Send to the maternity unit the same day."] = "Направьте в роддом в тот же день.",
["Refer to gynaecology within two weeks."] = "Направьте к гинекологу в течение двух недель.",
["Call the vascular surgeon on call, or send to the emergency department, at once."] =
  "Немедленно позвоните дежурному сосудистому хирургу или направьте в приёмное отделение.",
["Refer urgently to vascular surgery."] = "Срочно направьте к сосудистому хирургу.",
["Measure the ankle/arm pressure ratio; care for vascular risk."] =
  "Измерьте лодыжечно-плечевой индекс; займитесь риском для сосудов.",
["Score by Wells the same day; D-dimer or ultrasound."] = "В тот же день оцените по шкале Уэллса; D-димер или УЗИ.",
["Arrange a clinician who sees children."] = "Пусть осмотрит врач, который принимает детей.",
["Arrange paediatric assessment and imaging."] = "Назначьте осмотр детским врачом и снимки.",
["Send to the emergency department; call poison advice."] =
  "Направьте в приёмное отделение; позвоните в службу помощи при отравлениях.",
["Take bloods the same day."] = "Возьмите кровь в тот же день.",
["Refer to rheumatology."] = "Направьте к ревматологу.",
["Decide on an antiviral within 72 hours of the rash."] =
  "Решите о противовирусном средстве в течение 72 часов от начала сыпи.",
["Call the crisis service; stay with the person."] = "Позвоните в кризисную службу; не оставляйте человека одного.",
["Arrange mental-health contact the same day."] = "Обеспечьте психиатрическую помощь в тот же день.",
["Examine."] = "Осмотрите.",
["Examine again and repeat the red-flag questions."] = "Осмотрите ещё раз и повторите вопросы об опасных признаках.",
["Pain of 8 or more that stops washing, dressing or sleep: control it within two days."] =
  "Боль 8 и больше, которая не даёт умыться, одеться или спать: снимите её за два дня.",
["Pain of 7 or more."] = "Боль 7 и больше.",
["Sciatica with numbness: feeling needs an examination."] =
  "Ишиас с онемением: чувствительность нужно проверить.",
["Nerve root pain not resolving after six weeks: spinal or MSK service."] =
  "Корешковая боль, которая не проходит шесть недель: к специалистам по позвоночнику.",
["Walking stops within 100 metres or five minutes."] = "Ходьба прерывается до 100 метров или пяти минут.",
["STarT Back medium or high: more than advice is needed."] =
  "STarT Back: средний или высокий риск, одних советов мало.",
["Six weeks or longer: an unchanged problem needs a second look."] =
  "Шесть недель или дольше: если лучше не стало, нужен повторный осмотр.",
["A pattern that somebody should look at: nerves, arteries, inflammation or an organ."] =
  "Картина, которую нужно показать: нервы, артерии, воспаление или другой орган.",
["65 or older, pregnant, or on opioids."] = "65 лет или старше, беременность или приём опиоидов.",
["Too much is open, or the age is outside 18 to 64, for self-care without a look."] =
  "Для самопомощи без осмотра слишком много вопросов без ответа, или возраст не от 18 до 64 лет.",

["cauda equina syndrome not excluded: both legs, and the bladder, bowel and saddle questions are not all answered no"] =
  "синдром конского хвоста не исключён: обе ноги, и не на все вопросы о мочевом пузыре, кишечнике и промежности ответ «нет»",
["beginning cauda equina syndrome, or a large central disc"] =
  "начинающийся синдром конского хвоста или большая срединная грыжа диска",
["long-standing, stable symptoms of the cauda equina type"] = "давние, стойкие признаки по типу конского хвоста",
["possible early cauda equina syndrome"] = "возможен ранний синдром конского хвоста",
["cauda equina syndrome cannot be judged: an answer is \"not sure\""] =
  "о синдроме конского хвоста судить нельзя: есть ответ «не знаю»",
["severe or progressive radiculopathy"] = "тяжёлая или нарастающая радикулопатия",
["radiculopathy with loss of strength"] = "радикулопатия со снижением силы",
["spinal metastasis with root pain"] = "метастаз в позвоночник с корешковой болью",
["myelopathy, often from the neck"] = "миелопатия, часто шейная",
["myelopathy, stenosis or neuropathy"] = "миелопатия, стеноз или нейропатия",
["spinal metastases"] = "метастазы в позвоночник",
["malignancy"] = "злокачественная опухоль",
["malignancy or infection"] = "злокачественная опухоль или инфекция",
["myeloma"] = "миелома",
["first ever episode after 50"] = "первый в жизни приступ после 50 лет",
["malignancy or fracture"] = "злокачественная опухоль или перелом",
["spinal infection or pyelonephritis"] = "инфекция позвоночника или пиелонефрит",
["spinal infection without fever"] = "инфекция позвоночника без температуры",
["tuberculous or brucellar spondylitis"] = "туберкулёзный или бруцеллёзный спондилит",
["spinal infection"] = "инфекция позвоночника",
["infection or malignancy"] = "инфекция или злокачественная опухоль",
["myeloma, metastasis or bleeding"] = "миелома, метастаз или кровотечение",
["missed fracture"] = "пропущенный перелом",
["vertebral fracture (three or more of the four Henschke signs)"] =
  "перелом позвонка (три или четыре из четырёх признаков Хеншке)",
["vertebral fracture (two or more of the four Henschke signs)"] =
  "перелом позвонка (два или больше из четырёх признаков Хеншке)",
["fragility fracture"] = "перелом из-за хрупкости костей",
["fragility fracture or infection"] = "перелом из-за хрупкости костей или инфекция",
["fracture"] = "перелом",
["occult or pathological fracture"] = "скрытый или патологический перелом",
["aneurysm of the aorta as the cause of pain"] = "аневризма аорты как причина боли",
["unrecognised aneurysm in a person with arterial disease"] = "нераспознанная аневризма у человека с болезнью артерий",
["disease of heart, lung or aorta"] = "болезнь сердца, лёгких или аорты",
["vascular or visceral cause, or fracture"] = "причина в сосудах или внутренних органах, или перелом",
["pyelonephritis"] = "пиелонефрит",
["renal colic"] = "почечная колика",
["urological cancer or stone"] = "рак или камень мочевых путей",
["disease of liver, bile duct or pancreas, haemolysis, or muscle breakdown"] =
  "болезнь печени, желчных путей или поджелудочной железы, гемолиз или распад мышц",
["preterm labour or pyelonephritis"] = "преждевременные роды или пиелонефрит",
["pre-eclampsia, pyelonephritis or placental abruption"] = "преэклампсия, пиелонефрит или отслойка плаценты",
["post-menopausal bleeding"] = "кровотечение после менопаузы",
["chronic limb-threatening ischaemia"] = "хроническая ишемия, угрожающая конечности",
["peripheral arterial disease"] = "болезнь артерий ног",
["deep vein thrombosis"] = "тромбоз глубоких вен",
["cellulitis or necrotising infection"] = "целлюлит (воспаление клетчатки) или некротическая инфекция",
["outside adult guidelines: under 18"] = "руководства для взрослых не подходят: младше 18 лет",
["tumour, infection, spondylolysis or inflammatory disease in a child"] =
  "опухоль, инфекция, спондилолиз или воспалительная болезнь у ребёнка",
["haematoma or fracture"] = "гематома или перелом",
["painkiller poisoning (liver failure)"] = "отравление обезболивающими (печёночная недостаточность)",
["painkiller overdose"] = "передозировка обезболивающих",
["axial spondyloarthritis"] = "аксиальный спондилоартрит",
["shingles"] = "опоясывающий лишай",
["fracture or malignancy of the thoracic spine"] = "перелом или злокачественная опухоль грудного отдела позвоночника",
["a specific cause missed so far"] = "определённая причина, которую пока не нашли",
}
