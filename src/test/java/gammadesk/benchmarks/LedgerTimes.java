package gammadesk.benchmarks;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.ledger.SqliteLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long an order waits for its entry in the ledger to be on the disk, and how long a ledger of 100,000 entries takes
 * to be opened and to be verified. The first argument names a folder on the disk to be measured.
 */
public final class LedgerTimes {
    private static final int WARM_UP = 2_000;
    private static final int ENTRIES = 100_000;
    private static final String CONTENT = """
            {"intent":"SUBMIT","orderId":"","instrument":"BTC-27MAR26-100000-C","side":"SELL","amount":0.1,"price":0.0055,\
            "priceUnit":"PRICE","plannedMillis":1790000000000,"validUntilMillis":1790000005000}""";

    private LedgerTimes() {}

    /** Prints what it measured. */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Path.of(".");
        Path file = Files.createTempDirectory(folder, "ledger").resolve("ledger.db");
        SystemClock clock = new SystemClock();
        try (Ledger ledger = SqliteLedger.open(file, clock).ledger()) {
            append(ledger, clock, WARM_UP);
            print("append", append(ledger, clock, ENTRIES - WARM_UP));
        }
        System.out.printf(Locale.ROOT, "file: %.1f MB%n", Files.size(file) / 1e6);
        for (int i = 0; i < 3; i++) {
            long began = clock.nanos();
            try (Ledger ledger = SqliteLedger.open(file, clock).ledger()) {
                System.out.printf(Locale.ROOT, "open: %.0f ms%n", (clock.nanos() - began) / 1e6);
                print("latest(kind, subject)", latest(ledger, clock));
            }
        }
        long began = clock.nanos();
        try (LedgerAudit audit = LedgerAudit.open(file)) {
            boolean whole = audit.verify().broken().isEmpty();
            System.out.printf(
                    Locale.ROOT, "verify: %.0f ms, %s%n", (clock.nanos() - began) / 1e6, whole ? "whole" : "broken");
        }
    }

    private static Histogram append(Ledger ledger, Clock clock, int entries) {
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        for (int i = 0; i < entries; i++) {
            long began = clock.nanos();
            Outcome outcome = ledger.append(Kind.ORDER, "gd-" + i, "demo", 1_790_000_000_000L + i, CONTENT);
            times.recordValue(clock.nanos() - began);
            if (!(outcome instanceof Outcome.Written)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return times;
    }

    private static Histogram latest(Ledger ledger, Clock clock) {
        Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        for (int i = 0; i < 5_000; i++) {
            long began = clock.nanos();
            ledger.latest(Kind.ORDER, "gd-" + i * 17);
            times.recordValue(clock.nanos() - began);
        }
        return times;
    }

    private static void print(String name, Histogram times) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d, p50 %.3f ms, p99 %.3f ms, p99.9 %.3f ms, most %.3f ms%n",
                name,
                times.getTotalCount(),
                times.getValueAtPercentile(50) / 1e6,
                times.getValueAtPercentile(99) / 1e6,
                times.getValueAtPercentile(99.9) / 1e6,
                times.getMaxValue() / 1e6);
    }
}
