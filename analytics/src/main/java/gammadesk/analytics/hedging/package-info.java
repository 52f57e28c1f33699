/**
 * From risk to a proposal and from a proposal to a decision, as pure functions: advisors, their costs, the optimiser,
 * the guardrails, budgets, and the lawful ways of a proposal from its first showing to its end. Nothing here sends.
 */
@NullMarked
package gammadesk.analytics.hedging;

import org.jspecify.annotations.NullMarked;
