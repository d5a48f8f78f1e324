/**
 * Small reports, written by hand in the real formats: what a tool would say of two files of which 6 of 8 lines, 3 of 4
 * paths of branches and 2 of 3 functions ran. Formats after istanbul-lib-coverage 3 (nyc, Jest, Vitest), geninfo(1) of
 * LCOV 2, and istanbul-reports' and coverage.py's Cobertura.
 */

const counted = (total: number, covered: number) => ({
  total,
  covered,
  skipped: 0,
  pct: total === 0 ? "Unknown" : Math.floor((covered / total) * 10_000) / 100,
});

export const SUMMARY = {
  total: {
    lines: counted(8, 6),
    statements: counted(9, 7),
    functions: counted(3, 2),
    branches: counted(4, 3),
    branchesTrue: counted(0, 0),
  },
  "/repo/src/full.ts": {
    lines: counted(4, 4),
    functions: counted(1, 1),
    statements: counted(4, 4),
    branches: counted(2, 2),
  },
  "/repo/src/part.ts": {
    lines: counted(4, 2),
    functions: counted(2, 1),
    statements: counted(5, 3),
    branches: counted(2, 1),
  },
};

const at = (line: number, column = 0) => ({ start: { line, column }, end: { line, column: column + 9 } });

const FULL = {
  path: "/repo/src/full.ts",
  statementMap: { 0: at(1), 1: at(2), 2: at(3), 3: at(4) },
  fnMap: { 0: { name: "full", decl: at(1), loc: at(1), line: 1 } },
  branchMap: { 0: { loc: at(2), type: "if", locations: [at(2), at(2)], line: 2 } },
  s: { 0: 3, 1: 3, 2: 1, 3: 2 },
  f: { 0: 3 },
  b: { 0: [1, 2] },
};

/** Two statements begin on line 2, and one of them ran: the line is covered. */
const PART = {
  path: "/repo/src/part.ts",
  statementMap: { 0: at(1), 1: at(2), 2: at(2, 20), 3: at(3), 4: at(4) },
  fnMap: {
    0: { name: "part", decl: at(1), loc: at(1), line: 1 },
    1: { name: "(anonymous_1)", decl: at(3), loc: at(3), line: 3 },
  },
  branchMap: { 0: { loc: at(2), type: "cond-expr", locations: [at(2), at(2, 20)], line: 2 } },
  s: { 0: 1, 1: 1, 2: 0, 3: 0, 4: 1 },
  f: { 0: 1, 1: 0 },
  b: { 0: [0, 1] },
};

/** Here 7 of 8 lines ran: line 4 of the second file, too. */
export const FINAL = { [FULL.path]: FULL, [PART.path]: PART };

export const LCOV = `TN:
SF:src/full.ts
FN:1,full
FNF:1
FNH:1
FNDA:3,full
DA:1,3
DA:2,3
DA:3,1
DA:4,2
LF:4
LH:4
BRDA:2,0,0,1
BRDA:2,0,1,2
BRF:2
BRH:2
end_of_record
TN:
SF:src/part.ts
FN:1,part
FN:3,(anonymous_1)
FNF:2
FNH:1
FNDA:1,part
FNDA:0,(anonymous_1)
DA:1,1
DA:2,1
DA:3,0
DA:4,0
LF:4
LH:2
BRDA:2,0,0,-
BRDA:2,0,1,1
BRF:2
BRH:1
end_of_record
`;

/** Two tests, told apart, that ran other lines of one file: 3 of 4 together. No sums, as older tools write none. */
export const LCOV_OF_TWO_TESTS = `TN:first
SF:src/a.c
FN:1,main
FNDA:1,main
BRDA:2,0,0,1
BRDA:2,0,1,-
DA:1,1
DA:2,1
DA:3,0
DA:4,0
end_of_record
TN:second
SF:src/a.c
FN:1,main
FNDA:0,main
BRDA:2,0,0,0
BRDA:2,0,1,4
DA:1,0
DA:2,0
DA:3,4
DA:4,0
end_of_record
`;

const CLASSES = `
      <package name="src" line-rate="0.75" branch-rate="0.75">
        <classes>
          <class name="full.ts" filename="src/full.ts" line-rate="1" branch-rate="1">
            <methods>
              <method name="full" hits="3" signature="()V"><lines><line number="1" hits="3"/></lines></method>
            </methods>
            <lines>
              <line number="1" hits="3" branch="false"/>
              <line number="2" hits="3" branch="true" condition-coverage="100% (2/2)"/>
              <line number="3" hits="1" branch="false"/>
              <line number="4" hits="2" branch="false"/>
            </lines>
          </class>
          <class name="part.ts" filename="src/&lt;part&gt;&#46;ts" line-rate="0.5" branch-rate="0.5">
            <methods/>
            <lines>
              <line number="1" hits="1" branch="false"/>
              <line number="2" hits="1" branch="true" condition-coverage="50% (1/2)"/>
              <line number="3" hits="0" branch="false"/>
              <line number="4" hits="0" branch="false"/>
            </lines>
          </class>
        </classes>
      </package>`;

const HEAD = `<?xml version="1.0" ?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">`;

export const COBERTURA = `${HEAD}
<coverage lines-valid="8" lines-covered="6" line-rate="0.75" branches-valid="4" branches-covered="3" branch-rate="0.75" timestamp="1" complexity="0" version="0.1">
  <sources><source>/repo</source></sources>
  <packages>${CLASSES}
  </packages>
</coverage>
`;

/** Before version 1.9.4 there were no counts at the top; one class here, so that nothing is a list by itself. */
export const COBERTURA_WITHOUT_TOTALS = `${HEAD}
<coverage line-rate="0.75" branch-rate="0.75" version="1.9">
  <packages>${CLASSES}
  </packages>
</coverage>
`;
