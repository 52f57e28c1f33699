package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.RunLedger.Head;
import gammadesk.analytics.port.Fingerprint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run as a line of a ledger: a JSON object in ASCII whose form is fixed to the last character, so that there is one
 * text for one run.
 *
 * @param number counted from 1
 * @param previous hash of the line before
 * @param entry the run
 * @param hash of the line before and this one without its hash
 */
record RunLine(int number, String previous, RunEntry entry, String hash) {
    static final String BEFORE_THE_FIRST = "0".repeat(64);

    private static final String TEXT = "\"((?:[^\"\\\\]++|\\\\.)*+)\"";
    private static final String WHOLE = "(-?\\d++)";
    private static final Pattern LINE = Pattern.compile("\\{\"run\":" + WHOLE + ",\"previous\":" + TEXT + ",\"millis\":"
            + WHOLE + ",\"policy\":" + TEXT + ",\"code\":" + TEXT + ",\"configuration\":" + TEXT + ",\"data\":" + TEXT
            + ",\"seed\":" + WHOLE + ",\"metrics\":\\{(.*)\\},\"hash\":" + TEXT + "\\}");
    private static final Pattern METRIC = Pattern.compile(TEXT + ":([^,\"]++),?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

    static RunLine after(Head head, RunEntry entry) {
        int number = head.count() + 1;
        return new RunLine(number, head.hash(), entry, hash(number, head.hash(), entry));
    }

    /** Empty when it is not the text of a run. */
    static Optional<RunLine> parse(String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return Optional.empty();
        }
        try {
            RunEntry entry = new RunEntry(
                    Long.parseLong(line.group(3)),
                    plain(line.group(4)),
                    plain(line.group(5)),
                    plain(line.group(6)),
                    plain(line.group(7)),
                    Long.parseLong(line.group(8)),
                    metrics(line.group(9)));
            RunLine read =
                    new RunLine(Integer.parseInt(line.group(1)), plain(line.group(2)), entry, plain(line.group(10)));
            return Optional.of(read).filter(one -> one.text().equals(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    boolean isGenuine() {
        return hash.equals(hash(number, previous, entry));
    }

    String text() {
        return body(number, previous, entry) + ",\"hash\":" + quoted(hash) + "}";
    }

    private static String hash(int number, String previous, RunEntry entry) {
        return Fingerprint.of(ascii(previous + "\n" + body(number, previous, entry)));
    }

    /** Everything else is escaped. */
    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String body(int number, String previous, RunEntry entry) {
        return "{\"run\":" + number + ",\"previous\":" + quoted(previous) + ",\"millis\":" + entry.millis()
                + ",\"policy\":" + quoted(entry.policy()) + ",\"code\":" + quoted(entry.code())
                + ",\"configuration\":" + quoted(entry.configurationHash()) + ",\"data\":"
                + quoted(entry.dataHash()) + ",\"seed\":" + entry.seed() + ",\"metrics\":{"
                + entry.metrics().entrySet().stream()
                        .map(one -> quoted(one.getKey()) + ":" + number(one.getValue()))
                        .collect(Collectors.joining(","))
                + "}";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private static Map<String, Double> metrics(String text) {
        Map<String, Double> metrics = new TreeMap<>();
        Matcher one = METRIC.matcher(text);
        while (one.find()) {
            String value = one.group(2);
            metrics.put(plain(one.group(1)), value.equals("null") ? Double.NaN : Double.parseDouble(value));
        }
        return metrics;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\u%04x".formatted(c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private static String plain(String quoted) {
        return ESCAPE.matcher(quoted)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null
                                ? escape.group(2)
                                : Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
