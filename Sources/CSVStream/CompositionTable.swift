/// Letters and the marks that they are composed with: the canonical decompositions of Unicode 14 whose second
/// part is one of the combining marks U+0300–U+036F (Latin, Greek and Cyrillic), without the compositions
/// that Unicode excludes.
enum CompositionTable {
    /// For each mark: letters, and what each becomes with it.
    static let pairs: [(mark: UInt32, letters: String, composed: String)] = [
        // grave accent
        (
            0x0300,
            "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗ᾿ϊΙ῾ϋ",
            "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳἂἃἊἋἒἓἚἛἢἣἪἫἲἳἺἻὂὃὊὋὒὓὛὢὣὪὫὰὲὴὶὸὺὼᾺῈῊ῍ῒῚ῝ῢ"
        ),
        // grave accent
        (
            0x0300,
            "Υ¨ΟΩ",
            "Ὺ῭ῸῺ"
        ),
        // acute accent
        (
            0x0301,
            "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØø¨ΑΕΗΙΟΥΩϊαεηιϋουωϒГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂă",
            "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿ΅ΆΈΉΊΌΎΏΐάέήίΰόύώϓЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắ"
        ),
        // acute accent
        (
            0x0301,
            "ÊêÔôƠơƯưἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ᾿῾",
            "ẾếỐốỚớỨứἄἅἌἍἔἕἜἝἤἥἬἭἴἵἼἽὄὅὌὍὔὕὝὤὥὬὭ῎῞"
        ),
        // circumflex accent
        (
            0x0302,
            "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ",
            "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"
        ),
        // tilde
        (
            0x0303,
            "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy",
            "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"
        ),
        // macron
        (
            0x0304,
            "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑιΙυΥ",
            "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝᾱᾹῑῙῡῩ"
        ),
        // breve
        (
            0x0306,
            "AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ",
            "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặᾰᾸῐῘῠῨ"
        ),
        // dot above
        (
            0x0307,
            "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ",
            "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ"
        ),
        // diaeresis
        (
            0x0308,
            "AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhÕõŪūWwXxt",
            "ÄËÏÖÜäëïöüÿŸΪΫϊϋϔЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴӵӸӹḦḧṎṏṺṻẄẅẌẍẗ"
        ),
        // hook above
        (
            0x0309,
            "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy",
            "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"
        ),
        // ring above
        (
            0x030A,
            "AaUuwy",
            "ÅåŮůẘẙ"
        ),
        // double acute accent
        (
            0x030B,
            "OoUuУу",
            "ŐőŰűӲӳ"
        ),
        // caron
        (
            0x030C,
            "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh",
            "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"
        ),
        // double grave accent
        (
            0x030F,
            "AaEeIiOoRrUuѴѵ",
            "ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ"
        ),
        // inverted breve
        (
            0x0311,
            "AaEeIiOoRrUu",
            "ȂȃȆȇȊȋȎȏȒȓȖȗ"
        ),
        // comma above
        (
            0x0313,
            "αΑεΕηΗιΙοΟυωΩρ",
            "ἀἈἐἘἠἨἰἸὀὈὐὠὨῤ"
        ),
        // reversed comma above
        (
            0x0314,
            "αΑεΕηΗιΙοΟυΥωΩρΡ",
            "ἁἉἑἙἡἩἱἹὁὉὑὙὡὩῥῬ"
        ),
        // horn
        (
            0x031B,
            "OoUu",
            "ƠơƯư"
        ),
        // dot below
        (
            0x0323,
            "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy",
            "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"
        ),
        // diaeresis below
        (
            0x0324,
            "Uu",
            "Ṳṳ"
        ),
        // ring below
        (
            0x0325,
            "Aa",
            "Ḁḁ"
        ),
        // comma below
        (
            0x0326,
            "SsTt",
            "ȘșȚț"
        ),
        // cedilla
        (
            0x0327,
            "CcGgKkLlNnRrSsTtEeDdHh",
            "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"
        ),
        // ogonek
        (
            0x0328,
            "AaEeIiUuOo",
            "ĄąĘęĮįŲųǪǫ"
        ),
        // circumflex accent below
        (
            0x032D,
            "DdEeLlNnTtUu",
            "ḒḓḘḙḼḽṊṋṰṱṶṷ"
        ),
        // breve below
        (
            0x032E,
            "Hh",
            "Ḫḫ"
        ),
        // tilde below
        (
            0x0330,
            "EeIiUu",
            "ḚḛḬḭṴṵ"
        ),
        // macron below
        (
            0x0331,
            "BbDdKkLlNnRrTtZzh",
            "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"
        ),
        // long solidus overlay
        (
            0x0338,
            "←→↔⇐⇔⇒∃∈∋∣∥∼≃≅≈=≡≍<>≤≥≲≳≶≷≺≻⊂⊃⊆⊇⊢⊨⊩⊫≼≽⊑⊒⊲⊳⊴⊵",
            "↚↛↮⇍⇎⇏∄∉∌∤∦≁≄≇≉≠≢≭≮≯≰≱≴≵≸≹⊀⊁⊄⊅⊈⊉⊬⊭⊮⊯⋠⋡⋢⋣⋪⋫⋬⋭"
        ),
        // greek perispomeni
        (
            0x0342,
            "ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩα¨η᾿ιϊ῾υϋω",
            "ἆἇἎἏἦἧἮἯἶἷἾἿὖὗὟὦὧὮὯᾶ῁ῆ῏ῖῗ῟ῦῧῶ"
        ),
        // greek ypogegrammeni
        (
            0x0345,
            "ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ",
            "ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾷᾼῂῃῄῇῌῲῳῴῷῼ"
        ),
    ]

    /// Characters that Unicode replaces by others for good.
    static let replaced: [UInt32: [UInt32]] = [
        0x0340: [0x0300], 0x0341: [0x0301], 0x0343: [0x0313], 0x0344: [0x0308, 0x0301], 0x0374: [0x02B9],
        0x037E: [0x003B], 0x0387: [0x00B7], 0x1F71: [0x03AC], 0x1F73: [0x03AD], 0x1F75: [0x03AE],
        0x1F77: [0x03AF], 0x1F79: [0x03CC], 0x1F7B: [0x03CD], 0x1F7D: [0x03CE], 0x1FBB: [0x0386],
        0x1FBE: [0x03B9], 0x1FC9: [0x0388], 0x1FCB: [0x0389], 0x1FD3: [0x0390], 0x1FDB: [0x038A],
        0x1FE3: [0x03B0], 0x1FEB: [0x038E], 0x1FEE: [0x0385], 0x1FEF: [0x0060], 0x1FF9: [0x038C],
        0x1FFB: [0x038F], 0x1FFD: [0x00B4], 0x2126: [0x03A9], 0x212A: [0x004B], 0x212B: [0x00C5],
    ]
}
