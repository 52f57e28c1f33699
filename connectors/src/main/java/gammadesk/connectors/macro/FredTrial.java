package gammadesk.connectors.macro;

import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Asks FRED one small question, once, to see whether it knows a key. */
public final class FredTrial {
    private static final long TIMEOUT_MILLIS = 5_000;

    private FredTrial() {}

    /** What came of it. */
    public sealed interface Verdict {
        /** FRED answers with this key. */
        record Known() implements Verdict {}

        /** FRED does not take this key: its own words. */
        record Refused(String words) implements Verdict {}

        /** Nothing was learned about the key, and why. */
        record Unanswered(String reason) implements Verdict {}
    }

    /** The verdict on a key; waits for a few seconds at most. */
    public static Verdict run(URI base, Secret key) {
        FredLine line = new FredLine(new FredSettings(base, key, TIMEOUT_MILLIS, 0), 1);
        try {
            line.ask("series/release", Map.of("series_id", "DGS10"));
            return new Verdict.Known();
        } catch (FredLine.Refusal e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Verdict.Unanswered(String.valueOf(e.getMessage()));
        } finally {
            line.close();
        }
    }
}
