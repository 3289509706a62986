/* What is one word to those who type it in different ways: 護理 and 护理, 12月底 and 十二月, １＋Ｘ and
   1x; words that only ask, and words used for each other. Knows the language, no plan and no page. */
window.SPELLING = (function () {
  'use strict';

  // For those who write 護理: the characters that sites of this kind are made of.
  var TRADITIONAL =
    '護护養养產产學学藥药醫医營营動动與与諮咨詢询導导購购銷销務务實实訓训財财組组織织羅罗張张陳陈證证書书額额團团隊队術术針针復复療疗業业專专領领時时間间報报費费試试點点監监競竞網网絡络後后' +
    '衛卫繼继續续資资嬰婴長长員员單单條条總总結结計计劃划階阶級级發发電电話话聯联採采場场責责黃黄麗丽産产愛爱趙赵劉刘楊杨吳吴鄭郑馬马馮冯鄧邓許许蘇苏蔣蒋葉叶鐘钟賴赖譚谭萬万華华個个幾几嗎吗' +
    '請请問问誰谁兒儿潔洁艷艳飛飞偉伟東东鳳凤應应錫锡紅红麼么據据辦办課课題题開开關关門门習习師师錢钱補补貼贴範范圍围際际驗验檢检規规則则數数圖图檔档連连載载機机構构層层職职權权統统籌筹備备' +
    '審审評评價价還还這这裡里裏里會会將将對对從从來来無无現现為为們们說说頁页歷历曆历變变換换處处議议記记錄录標标準准環环節节設设幹干兩两嚴严爲为舉举買买於于儀仪優优傳传體体儲储兌兑內内冊册' +
    '寫写衝冲決决況况憑凭刪删別别劑剂區区協协賣卖參参疊叠號号啓启國国塊块夠够頭头獎奖婦妇寶宝嘗尝屬属崗岗帥帅帶带並并廣广強强歸归當当態态願愿擴扩擔担擬拟撥拨擇择掛挂揮挥斷断舊旧槓杠極极樣样' +
    '橫横畢毕匯汇漢汉沒没測测濟济遊游滾滚靈灵熱热牽牵狀状蓋盖盤盘碼码確确禕祎種种積积稱称篩筛籤签簡简類类緊紧紀纪紋纹線线經经繞绕績绩維维編编縮缩繳缴羣群豔艳薦荐獲获慮虑虛虚銜衔見见視视覽览' +
    '訂订認认討讨論论識识訴诉詞词語语誤误諾诺讀读調调負负賬账質质轉转軟软較较輔辅輯辑輸输達达過过運运進进適适選选郵邮銀银錯错閱阅隨随項项順顺須须顧顾頓顿頒颁預预顛颠衞卫説说閲阅啟启著着';
  var SIMPLE = {};
  TRADITIONAL.match(/../g).forEach(function (pair) { SIMPLE[pair.charAt(0)] = pair.charAt(1); });
  var NUMERALS = '一二三四五六七八九';
  // What is asked for without naming it, and words that ask and say nothing.
  var ASKED = [
    [/什么时[候间]|啥时候?|何时|几时|几号|哪天|多久/g, ' 时间 '],
    [/在哪|在?(哪里|哪儿|什么地方)/g, ' 地点 '],
    [/有?(多少个?人|几个人|(多少|几)个?名额)/g, ' 名额 '],
    [/(能|可以)?(报考?|考)(什么|啥|哪些|哪个|几个|多少个?)(证书?)?/g, ' 证书 '],
    [/(能|可以)(报考?(?!名)|考(?![核试场点]))(证书?)?/g, ' 证书 '],
    [/(需要|应该|要|得|该)?(做|干|负责|办|准备|提交|交|写)(些|点)?(什么|啥|哪些)(事情?|工作)?/g, ' 任务 '],
    [new RegExp('请问|想?问一下|想知道|我想|我们?是?|怎么[样办]?|怎样|如何|为什么|什么|啥|哪[些个]?|有没有|有哪些|有什么|能不能|' +
      '可不可以|是不是|是否|能否|可以|多少|几个?|(是|由|归)?谁来?(负责|做|管|办)?|[吗呢啊呀吧了的]', 'g'), ' '],
    [/([^\s]{2})证(?=\s|$)/g, '$1 证书 ']
  ];

  var FACETS = ['时间', '地点', '名额', '证书', '任务']; // what is asked of a thing, and is none
  // Words that are used for each other, and the one that stands for both.
  var SAME = {};
  ('申请=申报 考试=考核 考场=考点 老师=教师 列表=名单 名录=名单 销售=购销 投资=投入 开会=例会 会议=例会 规定=办法 ' +
    '单位=部门 地方=地点 场地=场所 电脑=设备 器材=设备 材料=物品 耗材=物品 打扫=保洁 保安=安保')
    .split(' ').forEach(function (pair) { SAME[pair.split('=')[0]] = pair.split('=')[1]; });
  var ALIKE = new RegExp(Object.keys(SAME).join('|'), 'g');

  // --- spellings ------------------------------------------------------------------------------

  function simplified(text) {
    return text.replace(/[\u4e00-\u9fff]/g, function (each) { return SIMPLE[each] || each; });
  }

  /* 十二 as 12. */
  function number(chinese) {
    var parts = chinese.split('十');
    function value(part) { return NUMERALS.indexOf(part) + 1; }
    return parts.length > 1 ? 10 * (value(parts[0] || '一')) + (parts[1] ? value(parts[1]) : 0) : value(chinese);
  }

  function dated(_, year, month, day) {
    return year + '年' + Number(month) + '月' + (day ? Number(day) + '日' : '');
  }

  /* One spelling for all of the same words. Tones, and the two dots that keyboards lack (lü, lv,
     lu), are no difference; nor are 第五条 and 五, 十二月底 and 12月, 2021-09 and 2021年9月, 表一 and 表1,
     2加x and 2+X. */
  function plain(text) {
    return simplified(text).normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/(20\d\d)[.\/-](\d{1,2})(?:[.\/-](\d{1,2}))?(?!\d)/g, dated)
      .replace(/([年月])0(?=\d[月日])/g, '$1')
      .replace(/[\s“”"'‘’·,，、。:;：；?？!！（）()〔〕【】[\]《》—+×*/_-]+/g, '')
      .replace(/(\d|一)?加(?=[a-z])/g, function (_, sum) { return sum && sum !== '一' ? sum : '1'; })
      .replace(/[〇零一二三四五六七八九]{4}(?=年)/g, function (year) {
        return year.replace(/./g, function (each) { return NUMERALS.indexOf(each) + 1; });
      })
      .replace(/第([一二三四五六七八九十]+)(部分|[条章节款项])/g, '$1')
      .replace(/[一二三四五六七八九十]+(?=月|阶段)/g, number)
      .replace(/([第表])([一二三四五六七八九十]+)/g, function (_, sign, figure) { return sign + number(figure); })
      .replace(/(\d月)[份底初末]/g, '$1');
  }

  /* The words that say something, in one spelling. */
  function meant(text) {
    var bare = ASKED.reduce(function (left, each) { return left.replace(each[0], each[1]); }, simplified(text));
    return bare.replace(ALIKE, function (word) { return SAME[word]; })
      .split(/[\s，。、；：？！“”（）…]+/).map(plain).filter(Boolean);
  }

  function letters(text) { return text.replace(/v/g, 'u'); }

  /* Sounds that many do not tell apart: zh and z, l and n, -ng and -n. */
  function blurred(text) {
    return text.replace(/([zcs])h/g, '$1').replace(/n?g(?![aeiou])/g, 'n').replace(/l/g, 'n');
  }

  /* Letters to change, add, leave out or swap to make one word of the other, at most `most`. */
  function distance(one, two, most) {
    if (Math.abs(one.length - two.length) > most) return most + 1;
    var before = [], row = [], next, i, j;
    for (j = 0; j <= two.length; j++) row[j] = j;
    for (i = 1; i <= one.length; i++) {
      next = [i];
      for (j = 1; j <= two.length; j++) {
        var same = one.charAt(i - 1) === two.charAt(j - 1);
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one.charAt(i - 1) === two.charAt(j - 2) && one.charAt(i - 2) === two.charAt(j - 1))
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[two.length];
  }

  /* A text as it is compared, with every character in its place. */
  function same(text) {
    return simplified(text).replace(/[A-Z]/g, function (each) { return each.toLowerCase(); });
  }

  /* The words of a query that are to be marked where they stand. */
  function words(query) {
    return query.split(/\s+/).concat(meant(query)).map(same).filter(Boolean)
      .sort(function (a, b) { return b.length - a.length; });
  }

  return {
    plain: plain, meant: meant, letters: letters, blurred: blurred, distance: distance,
    same: same, words: words, facet: function (word) { return FACETS.indexOf(word) >= 0; }
  };
}());
