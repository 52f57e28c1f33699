package gammadesk.analytics.backtest.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.court.RunLedger.Fault;
import gammadesk.analytics.backtest.court.RunLedger.Fault.Kind;
import gammadesk.analytics.backtest.court.RunLedger.Head;
import gammadesk.analytics.backtest.court.RunLedger.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLedgerTest {
    private static final RunLedger FIVE = ledger(5);

    private static RunEntry run(int number) {
        return new RunEntry(
                1_700_000_000_000L + number,
                "band " + number,
                "1.4",
                "c0ffee",
                "da7a",
                number,
                Map.of("sharpe", 0.1 * number, "es95", 3.25e-7));
    }

    private static RunLedger ledger(int runs) {
        RunLedger ledger = RunLedger.EMPTY;
        for (int i = 1; i <= runs; i++) {
            ledger = ledger.with(run(i));
        }
        return ledger;
    }

    private static List<Fault> faults(List<String> lines, Head kept) {
        return RunLedger.read(lines, kept) instanceof Reading.Broken broken ? broken.faults() : List.of();
    }

    private static List<String> lines() {
        return new ArrayList<>(FIVE.lines());
    }

    @Test
    void whatWasWrittenIsRead() {
        RunEntry odd = new RunEntry(
                -5,
                "a \"band\"\\ with,\n}{ü\u0001",
                "",
                "",
                "\"hash\":\"\"",
                Long.MIN_VALUE,
                Map.of("x,\":}", Double.NaN));
        RunLedger ledger = FIVE.with(odd);
        Reading read = RunLedger.read(ledger.lines(), ledger.head());
        assertThat(read).isInstanceOfSatisfying(Reading.Sound.class, sound -> {
            assertThat(sound.ledger().entries()).isEqualTo(ledger.entries());
            assertThat(sound.ledger().head()).isEqualTo(ledger.head());
            assertThat(sound.ledger().lines()).isEqualTo(ledger.lines());
        });
        assertThat(ledger.entries().getLast()).isEqualTo(odd);
    }

    @Test
    void noLinesAreALedgerWithoutRuns() {
        assertThat(RunLedger.read(List.of(" "), Head.NONE)).isInstanceOf(Reading.Sound.class);
        assertThat(RunLedger.EMPTY.head()).isEqualTo(Head.NONE);
    }

    @Test
    void runsAfterTheKeptHeadAreTaken() {
        assertThat(RunLedger.read(lines(), ledger(3).head())).isInstanceOf(Reading.Sound.class);
    }

    @Test
    void anEditIsNamed() {
        List<String> lines = lines();
        lines.set(2, lines.get(2).replace("\"es95\":3.25E-7", "\"es95\":3.25E-8"));
        assertThat(faults(lines, FIVE.head()))
                .containsExactly(new Fault(Kind.EDITED, 3, "run 3 is not what was sealed"));
    }

    @Test
    void anEditThatWasSealedAnewIsNamed() {
        List<String> lines = lines();
        RunLedger forged = ledger(2).with(run(33));
        lines.set(2, forged.lines().get(2));
        assertThat(faults(lines, FIVE.head()))
                .extracting(Fault::kind, Fault::run)
                .containsExactly(tuple(Kind.EDITED, 3));
    }

    @Test
    void aWholeTailThatWasSealedAnewIsBetrayedByTheHead() {
        RunLedger forged = ledger(2).with(run(33)).with(run(4)).with(run(5));
        assertThat(faults(forged.lines(), FIVE.head())).extracting(Fault::kind).containsExactly(Kind.REWRITTEN);
        assertThat(faults(forged.lines(), Head.NONE)).isEmpty();
    }

    @Test
    void aRemovedRunIsNamed() {
        List<String> lines = lines();
        lines.remove(1);
        assertThat(faults(lines, FIVE.head())).containsExactly(new Fault(Kind.REMOVED, 2, "run 2 is missing"));
        lines.removeFirst();
        assertThat(faults(lines, FIVE.head()))
                .extracting(Fault::kind, Fault::run)
                .containsExactly(tuple(Kind.REMOVED, 1), tuple(Kind.REMOVED, 2));
    }

    @Test
    void aTailThatWasCutOffIsNamed() {
        List<String> lines = lines().subList(0, 3);
        assertThat(faults(lines, FIVE.head()))
                .containsExactly(new Fault(Kind.CUT_OFF, 4, "runs 4 to 5 at the end are missing"));
        assertThat(faults(List.of(), FIVE.head())).extracting(Fault::kind).containsExactly(Kind.CUT_OFF);
    }

    @Test
    void runsInAnotherOrderAreNamed() {
        List<String> lines = lines();
        Collections.swap(lines, 1, 2);
        assertThat(faults(lines, FIVE.head()))
                .containsExactly(new Fault(Kind.REORDERED, 2, "run 2 stands after run 3"));
    }

    @Test
    void aRunThatIsThereTwiceIsNamed() {
        List<String> lines = lines();
        lines.add(3, lines.get(2));
        assertThat(faults(lines, FIVE.head()))
                .containsExactly(new Fault(Kind.REPEATED, 3, "run 3 is there more than once"));
    }

    @Test
    void whatIsNoRunIsNamed() {
        List<String> lines = lines();
        lines.set(4, "{}");
        assertThat(faults(lines, FIVE.head()))
                .containsExactly(new Fault(Kind.UNREADABLE, 5, "line 5 is not the text of a run"));
        lines.set(4, FIVE.lines().get(4).replace(":0.5", ":0.50"));
        assertThat(faults(lines, FIVE.head())).extracting(Fault::kind).containsExactly(Kind.UNREADABLE);
    }

    @Test
    void everyRunCounts() {
        RunLedger ledger = FIVE.with(new RunEntry(1, "band", "1.4", "", "", 1, Map.of("sharpe", Double.NaN)));
        RunLedger.Tally tally = ledger.tally(entry -> entry.policy().startsWith("band"));
        assertThat(tally.trials()).isEqualTo(6);
        assertThat(tally.measured()).isEqualTo(5);
        assertThat(tally.sharpeVariance()).isCloseTo(0.025, within(1e-12));
        assertThat(ledger.tally(_ -> false)).isEqualTo(new RunLedger.Tally(0, 0, Double.NaN));
    }

    /** Checked with sha256sum over the previous hash, a line feed and the text up to the hash. */
    @Test
    void theSealIsSha256OfTheText() {
        RunEntry entry = new RunEntry(1, "ü", "", "", "", 2, Map.of());
        assertThat(RunLedger.EMPTY.with(entry).lines())
                .containsExactly(
                        "{\"run\":1,\"previous\":\"" + "0".repeat(64)
                                + "\",\"millis\":1,\"policy\":\"\\u00fc\",\"code\":\"\",\"configuration\":\"\",\"data\":\"\",\"seed\":2,"
                                + "\"metrics\":{},\"hash\":\"2440a7ed6d85a2368f33755d04224f61a43183216ddbb017a55182bcc9d95bf3\"}");
    }

    /** One text, one seal: a change of the form would break every ledger on disk. */
    @Test
    void theFormIsFixed() {
        assertThat(ledger(1).lines().getFirst())
                .startsWith("{\"run\":1,\"previous\":\"" + "0".repeat(64)
                        + "\",\"millis\":1700000000001,\"policy\":\"band 1\",\"code\":\"1.4\",\"configuration\":\"c0ffee\","
                        + "\"data\":\"da7a\",\"seed\":1,\"metrics\":{\"es95\":3.25E-7,\"sharpe\":0.1},\"hash\":\"");
    }

    private static RunEntry line(int seed, Map<String, Double> metrics) {
        return new RunEntry(1_700_000_000_000L + seed, "band", "1.4", "c0ffee", "da7a", seed, metrics);
    }

    private static RunEntry begun(int seed) {
        return line(seed, Map.of(RunEntry.BEGUN, 1.0, RunEntry.DIAL, 0.5));
    }

    private static RunEntry ended(int seed, double of) {
        return line(seed, Map.of(RunEntry.OF, of, RunEntry.SHARPE, 0.25, RunEntry.DIAL, 0.5));
    }

    private static RunEntry cancelled(int seed, double of) {
        return line(seed, Map.of(RunEntry.OF, of, RunEntry.CANCELLED, 1.0, RunEntry.DIAL, 0.5));
    }

    private static RunLedger of(RunEntry... entries) {
        RunLedger ledger = RunLedger.EMPTY;
        for (RunEntry entry : entries) {
            ledger = ledger.with(entry);
        }
        return ledger;
    }

    @Test
    void aRunThatWasBegunCountsOnceHoweverItEnded() {
        assertThat(of(begun(1)).runs()).containsExactly(begun(1));
        assertThat(of(begun(1), begun(2), ended(1, 1)).runs())
                .containsExactly(line(1, Map.of(RunEntry.SHARPE, 0.25, RunEntry.DIAL, 0.5)), begun(2));
        assertThat(of(begun(1), cancelled(1, 1)).runs()).singleElement().satisfies(run -> {
            assertThat(run.isOpen()).isTrue();
            assertThat(run.metric(RunEntry.CANCELLED)).hasValue(1);
        });
        RunLedger resumed = of(begun(1), cancelled(1, 1), ended(1, 1));
        assertThat(resumed.runs()).isEqualTo(of(begun(1), ended(1, 1)).runs());
        assertThat(resumed.tally(_ -> true)).isEqualTo(new RunLedger.Tally(1, 1, Double.NaN));
        assertThat(of(begun(1), begun(2), cancelled(2, 2)).tally(_ -> true).trials())
                .isEqualTo(2);
    }

    @Test
    void anOutcomeThatFitsNoOpenRunIsARunOfItsOwn() {
        assertThat(of(ended(1, 1)).runs()).hasSize(1);
        assertThat(of(begun(1), ended(1, 7)).runs()).hasSize(2);
        assertThat(of(begun(1), ended(1, 1), ended(1, 1)).runs())
                .as("a second outcome")
                .hasSize(2);
        assertThat(of(begun(1), ended(2, 1)).runs()).as("of another seed").hasSize(2);
        assertThat(of(run(1), ended(1, 1)).runs()).as("of a run that was over").hasSize(2);
    }

    @Test
    void aLedgerFromBeforeRunsWereBegunReadsAsItDid() {
        assertThat(FIVE.runs()).isEqualTo(FIVE.entries());
    }
}
