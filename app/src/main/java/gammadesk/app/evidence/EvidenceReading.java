package gammadesk.app.evidence;

import gammadesk.analytics.backtest.court.PolicyEvidence;

/** What came of reading an evidence file. */
public sealed interface EvidenceReading {
    /** It holds this. */
    record Read(PolicyEvidence evidence) implements EvidenceReading {}

    /**
     * It is not used.
     *
     * @param reason what is wrong with it and what to do, in sentences
     */
    record Refused(String reason) implements EvidenceReading {}
}
