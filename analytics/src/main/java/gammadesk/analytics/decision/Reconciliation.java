package gammadesk.analytics.decision;

import java.util.List;

/**
 * What the desk found at its start, compared with the venue.
 *
 * @param complete whether everything is known; until then nothing may be approved
 * @param findings one sentence each: half-done hedges, orders that lived, modes that were armed; empty when there was
 *     nothing to find
 * @param seen whether a person has seen them; until then nothing may be approved
 */
public record Reconciliation(boolean complete, List<String> findings, boolean seen) {
    public Reconciliation {
        findings = List.copyOf(findings);
    }

    /** Whether the desk may go on. */
    public boolean isOver() {
        return complete && (seen || findings.isEmpty());
    }
}
