/** What the part of a document that a block stands in is about, by its headings. Pure. */
import type { Heading } from "../document/block.ts";

const ROLES = {
  /** Said not to count. */
  excluded:
    /\bnot (?:a |an )?gates?\b|out of scope|non-?goals|\bwaivers?\b|change ?log|release notes|\bhistory\b|appendix|glossar|references|troubleshoot|\bfaq\b|risk|lessons|fuera de alcance|riesgos|risiken/,
  /** What was measured already. */
  results: /metrics after|results?\b|\bstatus report\b|completed|achieved|outcome|resultados|ergebnis|abgeschlossen/,
  afterRollback: /after (?:the |a )?(?:rollback|roll-?back|revert|back-?out)|post-?rollback/,
  rollback:
    /roll(?:ing)?[ -]?back|abbr[uü]ch|stop rules?|\babandon\b|annulation|terugdraai|wycofa|återst[aä]ll|回退|중단|롤백|\breverts?\b|\breverting\b|back-?out|fall-?back|\babort|going back|\bgo back\b|\bundo\b|reversi[oó]n|revertir|marcha atr[aá]s|zur[uü]ck(?:roll|setz|nehm)|rollback|r[uü]ckfall|retour (?:en )?arri[eè]re|revers[aã]o|reverter|ripristino|откат|ロールバック|回滚|回滾/,
  approvals:
    /approv|goedkeur|akkoord|zatwierdz|согласован|утвержд|승인|批准|sign[ -]?offs?\b|go ?[/-] ?no[ -]?go|\bdecision\b|authori[sz]ation|aprobaci|autorizaci|freigabe|genehmig|approbation|aprova[cç]|approvazion|承認|审批/,
  success:
    /success|succes|sukces|успех|成功|성공|successo|criteri di accett|acceptance criteri|exit criteri|definition of done|criterios? de [eé]xito|objetivos|erfolgskriter|crit[eè]res de succ|成功/,
  watch:
    /monitor|мониторинг|наблюд|모니터링|\bwatch|observ|post-?(?:deploy|launch|release)|hyper-?care|\bsoak\b|after (?:the )?(?:launch|release|deploy|go-?live)|vigilancia|seguimiento|[uü]berwach|beobacht|surveillance|监控|監視/,
  environment:
    /environment variables?|\benv(?:ironment)? vars?\b|\benv\b|variables? de entorno|umgebungsvariablen|variables? d.environnement|vari[aá]veis de ambiente|\bsettings\b|\bconfig|secrets\b|環境変数|环境变量/,
  contacts: /contacts?\b|escalation|\braci\b|stakeholders|on-?call rota|kontakte|contactos/,
  staging: /staging|pre-?prod|preproducci|\buat\b|testumgebung|recette|homologa[cç]|ステージング|预发/,
  rollout: /roll-?out|canary|gradual|ramp|phased|\blaunch\b|percentage|lanzamiento gradual|ausrollen/,
  before:
    /pre-?(?:deploy|launch|release|flight|requisites?|check)|before (?:the |you )?(?:deploy|release|launch|start|merge)|pre-?(?:migration|cut-?over|go-?live)|preparation|preparaci|voorbereid|przygotow|подготов|准备|準備|事前|준비|preparazione|prepara[cç]|vorbereitung|pr[eé]paration|pr[eé]-?deploy|checklist|\bgates?\b/,
  production:
    /production|\bgo-?live\b|cut-?over|\bdeploy(?:ment)?\b|\bpromot|\brelease\b|producci[oó]n|despliegue|\bmigration\b|^(?:release |deployment )?steps:?$|\bexecution\b|\bimplementation\b|durchf[uü]hrung|\bablauf\b|d[eé]roul[eé]|ejecuci[oó]n|execu[cç][aã]o|esecuzione|uitvoering|wdro[zż]enie|развертыван|развёртыван|リリース|部署|发布|배포|produktiv|mise en production|produ[cç][aã]o|本番|上线/,
  after: /post-|\bafter\b|clean-?up|\bclose\b|follow-?up|despu[eé]s|nach(?:bereitung| dem)|apr[eè]s/,
} as const;

export type SectionRole = keyof typeof ROLES;

const NAMES = Object.keys(ROLES) as readonly SectionRole[];

/** The roles of a heading's words, in the order in which they count. */
export function rolesOf(text: string): readonly SectionRole[] {
  const words = text.toLowerCase();
  return NAMES.filter((name) => ROLES[name].test(words));
}

/** Roles by the nearest heading that has any; a document's title counts for nothing but itself. */
export function sectionRoles(headings: readonly Heading[]): readonly SectionRole[] {
  for (const { text } of headings.filter(({ depth }) => depth > 1).toReversed()) {
    const found = rolesOf(text);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether any heading above, or the title, has the role. */
export function isWithin(headings: readonly Heading[], role: SectionRole): boolean {
  return headings.some(({ text }) => ROLES[role].test(text.toLowerCase()));
}

/** Heading under which a checklist shows an item: the nearest, without its number. */
export function groupOf(headings: readonly Heading[]): string | null {
  const nearest = headings.findLast(({ depth }) => depth > 1);
  return nearest?.text ?? null;
}
