import { builtIns } from '../../../local/formula/functions/index.ts';
import { ask } from './workbook.ts';

/** Examples printed in the reference pages of each function at support.microsoft.com, which Sheets follows. */
const published: readonly (readonly [formula: string, expected: unknown])[] = [
  ['=ROUND(2.15, 1)', 2.2],
  ['=ROUND(2.149, 1)', 2.1],
  ['=ROUND(-1.475, 2)', -1.48],
  ['=ROUND(21.5, -1)', 20],
  ['=ROUND(626.3,-3)', 1000],
  ['=ROUND(-50.55,-2)', -100],
  ['=ROUNDUP(3.2,0)', 4],
  ['=ROUNDUP(-3.14159, 1)', -3.2],
  ['=ROUNDUP(31415.92654, -2)', 31500],
  ['=ROUNDDOWN(3.2, 0)', 3],
  ['=ROUNDDOWN(-3.14159, 1)', -3.1],
  ['=ROUNDDOWN(31415.92654, -2)', 31400],
  ['=CEILING(2.5, 1)', 3],
  ['=CEILING(-2.5, -2)', -4],
  ['=CEILING(1.5, 0.1)', 1.5],
  ['=CEILING(0.234, 0.01)', 0.24],
  ['=FLOOR(3.7,2)', 2],
  ['=FLOOR(-2.5,-2)', -2],
  ['=FLOOR(2.5,-2)', '#NUM!'],
  ['=FLOOR(1.58,0.1)', 1.5],
  ['=MROUND(10, 3)', 9],
  ['=MOD(3, 2)', 1],
  ['=MOD(-3, 2)', 1],
  ['=MOD(3, -2)', -1],
  ['=MOD(-3, -2)', -1],
  ['=INT(-8.9)', -9],
  ['=TRUNC(-8.9)', -8],
  ['=QUOTIENT(-10, 3)', -3],
  ['=LOG(8, 2)', 3],
  ['=LOG10(86)', 1.9344984512435677],
  ['=FACT(5)', 120],
  ['=SQRT(-16)', '#NUM!'],
  ['=POWER(98.6,3.2)', 2401077.2220695773],
  ['=MEDIAN({1,2,3,4,5,6})', 3.5],
  ['=QUARTILE({1,2,4,7,8,9,10,12},1)', 3.5],
  ['=PERCENTILE({1,2,3,4},0.3)', 1.9],
  ['=STDEV({1345,1301,1368,1322,1310,1370,1318,1350,1303,1299})', 27.463915719843495],
  ['=STDEVP({1345,1301,1368,1322,1310,1370,1318,1350,1303,1299})', 26.054558142482477],
  ['=VAR({1345,1301,1368,1322,1310,1370,1318,1350,1303,1299})', 754.2666666666667],
  ['=RANK(3.5,{7,3.5,3.5,1,2},1)', 3],
  ['=RANK(7,{7,3.5,3.5,1,2},1)', 5],
  ['=LARGE({3,5,3,5,4;4,2,4,6,7},3)', 5],
  ['=SMALL({3,4,5,2,3,4,6,4,7},4)', 4],
  ['=SUBSTITUTE("Quarter 1, 2008", "1", "2", 1)', 'Quarter 2, 2008'],
  ['=SUBSTITUTE("Quarter 1, 2011", "1", "2", 3)', 'Quarter 1, 2012'],
  ['=REPLACE("abcdefghijk",6,5,"*")', 'abcde*k'],
  ['=FIND("M","Miriam McGovern",3)', 8],
  ['=FIND("m","Miriam McGovern")', 6],
  ['=SEARCH("e","Statements",6)', 7],
  ['=MID("Fluid Flow",7,20)', 'Flow'],
  ['=MID("Fluid Flow",20,5)', ''],
  ['=LEFT("Sale Price",4)', 'Sale'],
  ['=RIGHT("Sale Price",5)', 'Price'],
  ['=PROPER("2-way street")', '2-Way Street'],
  ['=PROPER("76BudGet")', '76Budget'],
  ['=TRIM(" First Quarter  Earnings ")', 'First Quarter Earnings'],
  ['=REPT("*-", 3)', '*-*-*-'],
  ['=EXACT("Word","word")', false],
  ['=TEXTJOIN(" ",TRUE, "The", "sun", "will", "come", "up", "tomorrow.")', 'The sun will come up tomorrow.'],
  ['=TEXT(1234.567,"$#,##0.00")', '$1,234.57'],
  ['=TEXT(0.285,"0.0%")', '28.5%'],
  ['=TEXT(12200000,"0.00E+00")', '1.22E+07'],
  ['=TEXT(1234,"0000000")', '0001234'],
  [`=TEXT(123456,"##0° 00' 00''")`, "12° 34' 56''"],
  ['=VALUE("$1,000")', 1000],
  ['=EOMONTH("2011-01-01", 1)', { day: 40602 }],
  ['=EOMONTH("2011-01-01", -3)', { day: 40482 }],
  ['=EDATE("2011-01-15", 1)', { day: 40589 }],
  ['=EDATE("2011-01-15", -1)', { day: 40527 }],
  ['=DATEVALUE("8/22/2011")', 40777],
  ['=WEEKDAY("2008-02-14")', 5],
  ['=WEEKDAY("2008-02-14", 2)', 4],
  ['=WEEKDAY("2008-02-14", 3)', 3],
  ['=WEEKNUM("2012-03-09")', 10],
  ['=WEEKNUM("2012-03-09", 2)', 11],
  ['=ISOWEEKNUM("2012-03-09")', 10],
  ['=DATEDIF("2001-01-01","2003-01-01","Y")', 2],
  ['=DATEDIF("2001-06-01","2002-08-15","D")', 440],
  ['=DATEDIF("2001-06-01","2002-08-15","YD")', 75],
  ['=NETWORKDAYS("2012-10-01","2013-03-01")', 110],
  ['=NETWORKDAYS("2012-10-01","2013-03-01",DATE(2012,11,22))', 109],
  ['=WORKDAY("2008-10-01",151)', { day: 39933 }],
  ['=DAYS("2011-03-15","2011-02-01")', 42],
  ['=MATCH(39,{25;38;40;41},1)', 2],
  ['=MATCH(41,{25;38;40;41},0)', 4],
  ['=MATCH(40,{25;38;40;41},-1)', '#N/A'],
  [
    '=SEQUENCE(2,3)',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
];

test.each(published)('%s is as published', (formula, expected) => {
  const answer = ask(formula);
  if (typeof expected === 'number') expect(answer).toBeCloseTo(expected, 9);
  else expect(answer).toEqual(expected);
});

/** The fruit and property tables of the reference pages of SUMIF, SUMIFS, COUNTIF, AVERAGEIF and MAXIFS. */
const fruit = [
  [5, 'Apples', 'Tom'],
  [4, 'Apples', 'Sarah'],
  [15, 'Artichokes', 'Tom'],
  [3, 'Artichokes', 'Sarah'],
  [22, 'Bananas', 'Tom'],
  [12, 'Bananas', 'Sarah'],
  [10, 'Carrots', 'Tom'],
  [33, 'Carrots', 'Sarah'],
];
const homes = [
  [100000, 7000],
  [200000, 14000],
  [300000, 21000],
  [400000, 28000],
];

test.each([
  ['=SUMIFS(Fruit!A:A, Fruit!B:B, "=A*", Fruit!C:C, "Tom")', 20],
  ['=SUMIFS(Fruit!A:A, Fruit!B:B, "<>Bananas", Fruit!C:C, "tom")', 30],
  ['=SUMIF(Homes!A1:A4,">160000",Homes!B1:B4)', 63000],
  ['=SUMIF(Homes!A1:A4,">160000")', 900000],
  ['=SUMIF(Homes!A1:A4,300000,Homes!B1:B4)', 21000],
  ['=SUMIF(Homes!A1:A4,">"&Homes!A3,Homes!B1)', 28000],
  ['=COUNTIF(Fruit!B1:B8,"*es")', 4],
  ['=COUNTIF(Fruit!B1:B8,"?????es")', 0],
  ['=COUNTIF(Fruit!B1:B8,"????es")', 2],
  ['=COUNTIF(Fruit!B1:B8,"???les")', 2],
  ['=COUNTIFS(Fruit!B:B,"Apples",Fruit!A:A,">4")', 1],
  ['=AVERAGEIF(Homes!A1:A4,"<250000",Homes!B1:B4)', 10500],
  ['=MAXIFS(Fruit!A:A,Fruit!C:C,"Tom")', 22],
  ['=MINIFS(Fruit!A:A,Fruit!C:C,"Sarah")', 3],
  ['=AVERAGEIFS(Fruit!A:A,Fruit!C:C,"Nobody")', '#DIV/0!'],
  ['=SUMIFS(Fruit!A1:A8,Fruit!B1:B7,"Apples")', '#VALUE!'],
])('%s over the tables of the reference pages is %p', (formula, expected) => {
  expect(ask(formula, { Fruit: fruit, Homes: homes })).toEqual(expected);
});

/** How Sheets' own rules differ from other spreadsheets, or where a lax engine would guess. */
const rules: readonly (readonly [formula: string, expected: unknown, why: string])[] = [
  ['=-2^2', 4, 'a sign binds tighter than ^'],
  ['=2^3^2', 64, '^ goes from left to right'],
  ['=2^-1', 0.5, 'a sign may follow ^'],
  ['=50%', 0.5, 'percent'],
  ['=200%%', 0.02, 'percent of percent'],
  ['=1+2*3&"x"', '7x', 'arithmetic before joining'],
  ['=1=1', true, 'comparison'],
  ['="a"="A"', true, 'text is compared without regard to case'],
  ['="10">9', true, 'text comes after numbers'],
  ['=TRUE>"z"', true, 'truth comes after text'],
  ['="5"+1', 6, 'text that is a number counts as one'],
  ['="2025-01-02"+1', 45660, 'text that is a day counts as its serial'],
  ['=""+1', '#VALUE!', 'empty text is no number'],
  ['="a"+1', '#VALUE!', 'text is no number'],
  ['=TRUE+1', 2, 'truth counts 1'],
  ['=1/0', '#DIV/0!', 'division by zero'],
  ['=0/0', '#DIV/0!', 'also of zero'],
  ['=0^0', '#NUM!', 'no value'],
  ['=1E308*10', '#NUM!', 'too large'],
  ['=NOPE(1)', '#NAME?', 'an unknown function is never a silent value'],
  ['=QUERY(A:A;"select A")', '#NAME?', 'nor is one that Sheets knows and this host does not'],
  ['=nope', '#NAME?', 'an unknown name'],
  ['=Missing!A1', '#REF!', 'a sheet that is not there'],
  ['=ZZ1', '#REF!', 'a cell outside the grid'],
  ['=SUM(1', '#ERROR!', 'not a formula'],
  ['=ROUND()', '#N/A', 'too few arguments'],
  ['=ROUND(1,2,3)', '#N/A', 'too many arguments'],
  ['=sum(1;2)', 3, 'names in small letters, semicolons'],
  ['=SUM(1,2;3)', 6, 'both separators at once'],
  [
    '={1,2;3,4}',
    [
      [1, 2],
      [3, 4],
    ],
    'an array: comma beside, semicolon below',
  ],
  [
    '={1\\2;3\\4}',
    [
      [1, 2],
      [3, 4],
    ],
    'an array: backslash beside',
  ],
  [
    '={{1;2},{3;4}}',
    [
      [1, 3],
      [2, 4],
    ],
    'arrays beside each other',
  ],
  ['={1,2;3}', '#VALUE!', 'rows of different length'],
  ['={1,2}+1', 2, 'the first of an array where one value is wanted'],
  ['=ARRAYFORMULA({1,2}+1)', [[2, 3]], 'all of it inside ARRAYFORMULA'],
  [
    '=ARRAYFORMULA({1;2}*{10,20})',
    [
      [10, 20],
      [20, 40],
    ],
    'a column and a row make a table',
  ],
  ['=ARRAYFORMULA({1,2,3}+{1,2})', [[2, 4, '#N/A']], 'arrays of different size'],
  ['=ARRAYFORMULA(IF({1,0},"y",1/0))', [['y', '#DIV/0!']], 'IF cell by cell'],
  ['=ARRAYFORMULA(IFERROR({1,0}/{0,1},"-"))', [['-', 0]], 'IFERROR cell by cell'],
  ['=SUMPRODUCT({1,2,3}={1,5,3})', 2, 'comparison inside SUMPRODUCT'],
  ['=IF(TRUE,1,1/0)', 1, 'IF does not look at the other branch'],
  ['=IF(FALSE,1)', false, 'IF without a second branch'],
  ['=IF("x",1,2)', '#VALUE!', 'text is no condition'],
  ['=IFS(FALSE,1,TRUE,2)', 2, 'IFS'],
  ['=IFS(FALSE,1)', '#N/A', 'IFS without a match'],
  ['=SWITCH(2,1,"a",2,"b","c")', 'b', 'SWITCH'],
  ['=SWITCH(9,1,"a","c")', 'c', 'SWITCH otherwise'],
  ['=CHOOSE(2,1/0,"b")', 'b', 'CHOOSE looks only at its choice'],
  ['=IFERROR(1/0,"no")', 'no', 'IFERROR'],
  ['=IFERROR(1/0)', null, 'IFERROR without a second argument is blank'],
  ['=IFNA(1/0,"no")', '#DIV/0!', 'IFNA lets other errors through'],
  ['=IFNA(NA(),"no")', 'no', 'IFNA'],
  ['=ISERROR(1/0)', true, 'ISERROR'],
  ['=ISNA(1/0)', false, 'ISNA'],
  ['=ISBLANK("")', false, 'empty text is not blank'],
  ['=AND(TRUE,1,0)', false, 'AND'],
  ['=OR(FALSE,"TRUE")', true, 'OR'],
  ['=XOR(TRUE,TRUE,TRUE)', true, 'XOR'],
  ['=LET(a,2,b,a*3,b+a)', 8, 'LET'],
  ['=LET(A1b,2)', '#N/A', 'LET without a formula'],
  [
    '=MAP({1,2;3,4}, LAMBDA(x, x*10))',
    [
      [10, 20],
      [30, 40],
    ],
    'MAP',
  ],
  ['=MAP({1;2}, {5;6}, LAMBDA(a, b, a*b))', [[5], [12]], 'MAP over two'],
  ['=MAP({1;2}, {5;6;7}, LAMBDA(a, b, a*b))', '#VALUE!', 'MAP over unequal ones'],
  ['=MAP({1;0}, LAMBDA(x, 1/x))', [[1], ['#DIV/0!']], 'MAP with an error in one cell'],
  ['=MAP({1;2}, LAMBDA(x, {x;x}))', '#VALUE!', 'MAP to arrays'],
  ['=MAP({1;2}, LAMBDA(a, b, a))', '#N/A', 'LAMBDA with a parameter too many'],
  ['=MAP({1;2}, SUM(1))', '#VALUE!', 'MAP without LAMBDA'],
  ['=BYROW({1,2;3,4}, LAMBDA(r, SUM(r)))', [[3], [7]], 'BYROW'],
  ['=BYCOL({1,2;3,4}, LAMBDA(c, MAX(c)))', [[3, 4]], 'BYCOL'],
  ['=REDUCE(100, {1;2;3}, LAMBDA(sum, x, sum+x))', 106, 'REDUCE'],
  [
    '=SCAN(0, {1,2;3,4}, LAMBDA(sum, x, sum+x))',
    [
      [1, 3],
      [6, 10],
    ],
    'SCAN',
  ],
  [
    '=MAKEARRAY(2, 3, LAMBDA(r, c, r*10+c))',
    [
      [11, 12, 13],
      [21, 22, 23],
    ],
    'MAKEARRAY',
  ],
  ['=LET(k, 3, MAP({1;2}, LAMBDA(x, x*k)))', [[3], [6]], 'LAMBDA that sees a name around it'],
  ['=LAMBDA(x, x)', '#N/A', 'LAMBDA alone'],
  ['=LEN("سلام")', 4, 'letters of Persian'],
  ['=LEN("😀")', 1, 'a letter of two halves'],
  ['=LEFT("😀x",1)', '😀', 'cut between letters'],
  ['=SPLIT("a,b;c",",;")', [['a', 'b', 'c']], 'SPLIT at each mark'],
  ['=SPLIT("1, 2",", ",FALSE)', [[1, 2]], 'SPLIT makes numbers'],
  ['=JOIN("-",{1,2;3,4})', '1-2-3-4', 'JOIN goes by rows'],
  ['=CONCATENATE("a",1,TRUE)', 'a1TRUE', 'CONCATENATE'],
  ['=REGEXMATCH("SAVE10","^[A-Z]+\\d+$")', true, 'REGEXMATCH'],
  ['=REGEXEXTRACT("order 4711","(\\d+)")', '4711', 'REGEXEXTRACT'],
  ['=REGEXREPLACE("0912 345","\\s","")', '0912345', 'REGEXREPLACE'],
  ['=REGEXMATCH("a","(")', '#REF!', 'a broken expression'],
  ['=HYPERLINK("https://example.com","shop")', 'shop', 'HYPERLINK shows its label'],
  ['=SPARKLINE({1,2})', null, 'SPARKLINE has no value'],
  ['=TODAY()', { day: 45747 }, 'the day in Tehran'],
  ['=TEXT(NOW(),"yyyy-mm-dd hh:mm")', '2025-03-31 09:30', 'the moment in Tehran'],
  ['=TODAY()+1', { day: 45748 }, 'a day later is a day'],
  ['=TODAY()-DATE(2025,3,1)', 30, 'days between are a number'],
  ['=TEXT(DATE(2025,3,5),"yyyy-mm-dd ddd d mmmm")', '2025-03-05 Wed 5 March', 'a day as text'],
  ['=DATE(2025,14,1)', { day: 46054 }, 'month 14 is February of the next year'],
  ['=DATE(125,1,1)', { day: 45658 }, 'years below 1900 count from it'],
  ['=YEAR("2025-03-31")&MONTH("2025-03-31")&DAY("2025-03-31")', '2025331', 'parts of a day'],
  ['=HOUR("13:45")*60+MINUTE("13:45")', 825, 'parts of a time'],
  ['=EDATE("2024-01-31",1)', { day: 45351 }, 'the last day of a shorter month'],
  ['=MAX(DATE(2025,1,1),DATE(2024,1,1))', { day: 45658 }, 'the latest of days is a day'],
  ['=AVERAGE(1,2,"3")', 2, 'text given directly counts'],
  ['=SUM("a")', '#VALUE!', 'unless it is no number'],
  ['=COUNT(1,"2","x",TRUE)', 3, 'COUNT of direct values'],
  ['=COUNTA("",1)', 2, 'COUNTA counts empty text'],
  ['=ROUND(1.005,2)', 1.01, 'fifteen digits count'],
  [
    '=HSTACK({1;2},{3;4;5})',
    [
      [1, 3],
      [2, 4],
      ['#N/A', 5],
    ],
    'HSTACK fills short arrays',
  ],
  [
    '=VSTACK({1,2},3)',
    [
      [1, 2],
      [3, '#N/A'],
    ],
    'VSTACK fills narrow arrays',
  ],
  [
    '=CHOOSECOLS({1,2,3;4,5,6},3,-3)',
    [
      [3, 1],
      [6, 4],
    ],
    'CHOOSECOLS counts from the end for negative numbers',
  ],
  ['=CHOOSECOLS({1,2},3)', '#VALUE!', 'a column that is not there'],
  ['=CHOOSEROWS({1;2;3},{3,1})', [[3], [1]], 'CHOOSEROWS'],
  ['=TAKE({1;2;3},2)', [[1], [2]], 'TAKE'],
  ['=TAKE({1;2;3},-1)', [[3]].flat().at(0), 'TAKE of the last, one cell'],
  ['=TAKE({1,2;3,4},,1)', [[1], [3]], 'TAKE of columns only'],
  ['=DROP({1;2;3},1)', [[2], [3]], 'DROP'],
  ['=DROP({1;2;3},5)', '#REF!', 'DROP of all'],
  [
    '=TRANSPOSE({1,2;3,4})',
    [
      [1, 3],
      [2, 4],
    ],
    'TRANSPOSE',
  ],
  ['=FILTER({1;2;3},{TRUE;FALSE;TRUE})', [[1], [3]], 'FILTER'],
  ['=FILTER({1,2,3},{0,1,1})', [[2, 3]], 'FILTER across'],
  ['=FILTER({1;2},{0;0})', '#N/A', 'FILTER of nothing'],
  ['=FILTER({1;2;3},{1;1})', '#N/A', 'FILTER with a condition of another size'],
  ['=SORT({3;1;2},1,FALSE)', [[3], [2], [1]], 'SORT downwards'],
  [
    '=SORT({1,"b";2,"a";3,"a"},2,TRUE,1,FALSE)',
    [
      [3, 'a'],
      [2, 'a'],
      [1, 'b'],
    ],
    'SORT by two columns',
  ],
  ['=SORT({"b";1;TRUE;"A"})', [[1], ['A'], ['b'], [true]], 'SORT of mixed kinds'],
  [
    '=UNIQUE({1,"a";1,"A";2,"b"})',
    [
      [1, 'a'],
      [2, 'b'],
    ],
    'UNIQUE rows',
  ],
  ['=UNIQUE({1,1,2},TRUE)', [[1, 2]], 'UNIQUE columns'],
  ['=UNIQUE({1;1;2},FALSE,TRUE)', 2, 'rows that occur once'],
  ['=COUNTUNIQUE(1,1,"a","A",2)', 3, 'COUNTUNIQUE'],
  ['=INDEX({1,2;3,4},2,1)', 3, 'INDEX'],
  ['=INDEX({1,2;3,4},0,2)', [[2], [4]], 'INDEX of a whole column'],
  ['=INDEX({5,6,7},2)', 6, 'INDEX in a row'],
  ['=INDEX({1,2},3,1)', '#NUM!', 'INDEX outside'],
  ['=VLOOKUP("b",{"a",1;"b",2},2,FALSE)', 2, 'VLOOKUP'],
  ['=VLOOKUP("B*",{"a",1;"bcd",2},2,FALSE)', 2, 'VLOOKUP with a wildcard'],
  ['=VLOOKUP(25,{10,"x";20,"y";30,"z"},2)', 'y', 'VLOOKUP in sorted keys'],
  ['=VLOOKUP("c",{"a",1},2,FALSE)', '#N/A', 'VLOOKUP without a match'],
  ['=VLOOKUP("a",{"a",1},3,FALSE)', '#VALUE!', 'VLOOKUP past the table'],
  ['=HLOOKUP("b",{"a","b";1,2},2,FALSE)', 2, 'HLOOKUP'],
  ['=XLOOKUP("b",{"a";"b"},{1;2})', 2, 'XLOOKUP'],
  ['=XLOOKUP("c",{"a";"b"},{1;2},"none")', 'none', 'XLOOKUP without a match'],
  ['=XLOOKUP("c",{"a";"b"},{1;2})', '#N/A', 'XLOOKUP without an answer'],
  ['=XLOOKUP("b",{"a";"b"},{1,10;2,20})', [[2, 20]], 'XLOOKUP of a whole row'],
  ['=XLOOKUP(5,{1;4;8},{"a";"b";"c"},"",-1)', 'b', 'XLOOKUP of the next smaller'],
  ['=XLOOKUP(5,{1;4;8},{"a";"b";"c"},"",1)', 'c', 'XLOOKUP of the next larger'],
  ['=XLOOKUP(1,{1;1},{"first";"last"},"",0,-1)', 'last', 'XLOOKUP from the end'],
  ['=XMATCH("b",{"a","b"})', 2, 'XMATCH'],
  ['=ROWS({1,2;3,4})&COLUMNS({1,2,3})', '23', 'ROWS and COLUMNS'],
  ['=ROW(B7)&COLUMN(B7)', '72', 'ROW and COLUMN'],
  [
    '=SEQUENCE(2,2,10,-1)',
    [
      [10, 9],
      [8, 7],
    ],
    'SEQUENCE with start and step',
  ],
  ['=FLATTEN({1,2;3,4})', [[1], [2], [3], [4]], 'FLATTEN'],
  ['=TOROW({1,2;3,4},0,TRUE)', [[1, 3, 2, 4]], 'TOROW by columns'],
  [
    '=WRAPROWS({1,2,3},2,"")',
    [
      [1, 2],
      [3, ''],
    ],
    'WRAPROWS',
  ],
  ['=ARRAY_CONSTRAIN({1,2;3,4},1,2)', [[1, 2]], 'ARRAY_CONSTRAIN'],
];

test.each(rules)('%s is %p: %s', (formula, expected) => {
  const answer = ask(formula);
  if (typeof expected === 'number') expect(answer).toBeCloseTo(expected, 9);
  else expect(answer).toEqual(expected);
});

test('ranges pass over text, truth and blanks where numbers are wanted, and stop at errors', () => {
  const data = {
    Data: [
      [1, 'x', true, null],
      ['2', "'3", '=1/0', ''],
    ],
  };
  expect(ask('=SUM(A1:D1)', data)).toBe(1);
  expect(ask('=SUM(A1:B2)', data)).toBe(3);
  expect(ask('=COUNT(A1:D2)', data)).toBe(2);
  expect(ask('=COUNTA(A1:D2)', data)).toBe(6);
  expect(ask('=COUNTBLANK(A1:D2)', data)).toBe(2);
  expect(ask('=SUM(A1:D2)', data)).toBe('#DIV/0!');
});

test('wildcards stand for letters, and a ~ in front makes them plain', () => {
  const data = { Data: [['a*c'], ['abc'], ['a?c'], ['a~c'], ['a.c'], ['A\\(c'], ['ac']] };
  expect(ask('=COUNTIF(A:A,"a*c")', data)).toBe(7);
  expect(ask('=COUNTIF(A:A,"a?c")', data)).toBe(5);
  expect(ask('=COUNTIF(A:A,"a~*c")', data)).toBe(1);
  expect(ask('=COUNTIF(A:A,"a~?c")', data)).toBe(1);
  expect(ask('=COUNTIF(A:A,"a~~c")', data)).toBe(1);
  expect(ask('=MATCH("a\\(?",A:A,0)', data)).toBe(6);
  expect(ask('=COUNTIF(A:A,"<>a*")', data)).toBe(13);
});

test('open ranges and whole columns reach to the end of the grid', () => {
  const data = {
    Data: [
      ['n', 'm'],
      [1, 10],
      [2, 20],
    ],
  };
  expect(ask('=SUM(A2:A)', data)).toBe(3);
  expect(ask('=SUM(A:B)', data)).toBe(33);
  expect(ask('=SUM(2:3)', data)).toBe(33);
  expect(ask('=ROWS(A2:B)', data)).toBe(19);
  expect(ask('=COUNTBLANK(A:A)', data)).toBe(17);
  expect(ask('=SUM(data!A2:B)', data)).toBe(33);
});

test('every built-in answers its fewest arguments with a value or an error of a cell, never a crash', () => {
  for (const [name, { counts }] of builtIns) {
    for (const count of new Set([counts[0], Math.min(counts[1], counts[0] + 1)])) {
      for (const arg of ['1', '"x"', 'A1:B3', '1/0', 'TRUE', '']) {
        const formula = `=${name}(${new Array(count).fill(arg).join(';')})`;
        const answer = ask(formula, {
          Data: [
            [1, 'a'],
            [2, 'b'],
            [3, 'c'],
          ],
        });
        expect([formula, answer === undefined]).toEqual([formula, false]);
      }
    }
  }
});
