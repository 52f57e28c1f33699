package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger has to hold, wherever it is kept. */
abstract class LedgerContract {
    Ledger ledger;

    abstract Ledger open();

    @BeforeEach
    final void openIt() {
        ledger = open();
    }

    @AfterEach
    final void closeIt() {
        ledger.close();
    }

    private long write(Kind kind, String subject, String content) {
        Outcome outcome = ledger.append(kind, subject, "tester", 1_790_000_000_000L, content);
        return ((Outcome.Written) outcome).sequence();
    }

    @Test
    void sequencesBeginAtOneAndHaveNoHoles() {
        for (int i = 1; i <= 20; i++) {
            assertThat(write(Kind.DESK, "desk", "{}")).isEqualTo(i);
        }
        assertThat(ledger.about("desk"))
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(ledger.obstacle()).isEmpty();
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        ledger.append(Kind.ORDER, "label-1", "key “demo”", -5, "{\"a\":\"ü😀\\u0000\"}");
        Entry entry = ledger.latest(Kind.ORDER, "label-1").orElseThrow();
        assertThat(entry.kind()).isEqualTo(Kind.ORDER);
        assertThat(entry.subject()).isEqualTo("label-1");
        assertThat(entry.actor()).isEqualTo("key “demo”");
        assertThat(entry.atMillis()).isEqualTo(-5);
        assertThat(entry.content()).isEqualTo("{\"a\":\"ü😀\\u0000\"}");
        assertThat(entry.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void everyEntryHashesTheOneBeforeAndItself() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            ledger.append(
                    Kind.values()[random.nextInt(Kind.values().length)],
                    RandomText.of(random, 20),
                    RandomText.of(random, 10),
                    random.nextLong(),
                    RandomText.of(random, 300));
        }
        List<Entry> all = ledger.latest(List.of(Kind.values()), Integer.MAX_VALUE);
        assertThat(all).hasSize(300);
        String before = LedgerChain.GENESIS;
        for (Entry e : all) {
            String due =
                    LedgerChain.hash(before, e.sequence(), e.kind(), e.subject(), e.actor(), e.atMillis(), e.content());
            assertThat(e.hash()).isEqualTo(due);
            before = due;
        }
    }

    @Test
    void theNewestOfAKindOnASubject() {
        write(Kind.POLICY, "limits", "{\"n\":1}");
        write(Kind.POLICY, "limits", "{\"n\":2}");
        write(Kind.POLICY, "goal", "{\"n\":3}");
        write(Kind.BUDGET, "limits", "{\"n\":4}");
        assertThat(ledger.latest(Kind.POLICY, "limits").orElseThrow().content()).isEqualTo("{\"n\":2}");
        assertThat(ledger.latest(Kind.REVIEW, "limits")).isEmpty();
        assertThat(ledger.latest(Kind.POLICY, "limit")).isEmpty();
    }

    @Test
    void theNewestOfSomeKindsOldestFirst() {
        Kind[] turns = {Kind.ORDER, Kind.ANSWER, Kind.FILL};
        for (int i = 0; i < 30; i++) {
            write(turns[i % 3], "s" + i, "{}");
        }
        assertThat(ledger.latest(List.of(Kind.ORDER, Kind.FILL), 4))
                .extracting(Entry::sequence)
                .containsExactly(25L, 27L, 28L, 30L);
        assertThat(ledger.latest(List.of(Kind.ANSWER, Kind.ANSWER), 2))
                .extracting(Entry::sequence)
                .containsExactly(26L, 29L);
        assertThat(ledger.latest(List.of(Kind.FILL), 1_000)).hasSize(10);
        assertThat(ledger.latest(List.of(), 5)).isEmpty();
        assertThat(ledger.latest(List.of(Kind.FILL), 0)).isEmpty();
        assertThat(ledger.latest(List.of(Kind.FILL), -1)).isEmpty();
        assertThat(ledger.latest(List.of(Kind.HALT), 5)).isEmpty();
    }

    @Test
    void textThatIsNoUnicodeIsNotWritten() {
        Outcome outcome = ledger.append(Kind.DESK, "\uD800", "tester", 0, "{}");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(write(Kind.DESK, "desk", "{}")).isEqualTo(1);
    }

    @Test
    void manyThreadsMakeOneChain() throws Exception {
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String subject = "s" + i;
            writers.add(() -> write(Kind.ORDER, subject, "{}"));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Long> sequences = new ArrayList<>();
            for (var future : threads.invokeAll(writers)) {
                sequences.add(future.get());
            }
            assertThat(sequences)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, 200).boxed().toList());
        }
        everyEntryHashesTheOneBefore(200);
    }

    private void everyEntryHashesTheOneBefore(int entries) {
        String before = LedgerChain.GENESIS;
        List<Entry> all = ledger.latest(List.of(Kind.ORDER), entries);
        for (Entry e : all) {
            before =
                    LedgerChain.hash(before, e.sequence(), e.kind(), e.subject(), e.actor(), e.atMillis(), e.content());
            assertThat(e.hash()).isEqualTo(before);
        }
        assertThat(all).hasSize(entries);
    }

    @Test
    void aClosedLedgerFailsAndDoesNotSeemEmpty() {
        write(Kind.DESK, "desk", "{}");
        ledger.close();
        ledger.close();
        assertThat(ledger.append(Kind.DESK, "desk", "tester", 0, "{}"))
                .isEqualTo(new Outcome.Failed("the ledger is closed"));
        assertThat(ledger.obstacle()).hasValue("the ledger is closed");
        assertThatIllegalStateException().isThrownBy(() -> ledger.about("desk"));
        assertThatIllegalStateException().isThrownBy(() -> ledger.latest(Kind.DESK, "desk"));
    }
}
