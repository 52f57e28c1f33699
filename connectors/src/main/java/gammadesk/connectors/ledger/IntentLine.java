package gammadesk.connectors.ledger;

import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.Intent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** One line of the log: fields between tabs, a checksum last, so that a torn line is told from a whole one. */
sealed interface IntentLine {
    /** Something is about to be sent. */
    record Planned(Intent intent) implements IntentLine {}

    /** It needs no more care. */
    record Settled(String label) implements IntentLine {}

    String TAB = "\t";
    /** Logs of before there were orders whose price the venue keeps have these and no more. */
    int PLANNED_FIELDS = 10;

    static String planned(Intent intent) {
        return seal(String.join(
                TAB,
                "planned",
                intent.label(),
                intent.kind().name(),
                intent.orderId(),
                intent.instrument(),
                intent.side().name(),
                intent.amount().toPlainString(),
                intent.price().map(BigDecimal::toPlainString).orElse(""),
                Long.toString(intent.plannedMillis()),
                Long.toString(intent.validUntilMillis()),
                intent.quoting().name()));
    }

    static String settled(String label, String outcome) {
        return seal(String.join(TAB, "settled", label, outcome.replaceAll("\\s+", " ")));
    }

    /** Reads a line; empty when it is torn or damaged. */
    static Optional<IntentLine> parse(String line) {
        int end = line.lastIndexOf(TAB);
        if (end < 0 || !checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
            return Optional.empty();
        }
        try {
            return fields(line.substring(0, end).split(TAB, -1));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<IntentLine> fields(String[] f) {
        if (f[0].equals("settled") && f.length == 3) {
            return Optional.of(new Settled(f[1]));
        }
        if (!f[0].equals("planned") || f.length < PLANNED_FIELDS || f.length > PLANNED_FIELDS + 1) {
            return Optional.empty();
        }
        Quoting quoting = f.length > PLANNED_FIELDS ? Quoting.valueOf(f[PLANNED_FIELDS]) : Quoting.PRICE;
        Optional<BigDecimal> price = f[7].isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(f[7]));
        return Optional.of(new Planned(new Intent(
                f[1],
                Intent.Kind.valueOf(f[2]),
                f[3],
                f[4],
                Side.valueOf(f[5]),
                new BigDecimal(f[6]),
                price,
                Long.parseLong(f[8]),
                Long.parseLong(f[9]),
                quoting)));
    }

    private static String seal(String body) {
        return body + TAB + checksum(body);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
