package gammadesk.app.cli;

import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.app.desk.Environment;
import gammadesk.connectors.ledger.LedgerAudit;
import gammadesk.connectors.ledger.LedgerFilter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code gammadesk audit export}: entries of the ledger, oldest first, one by one. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Prints entries of the ledger, oldest first. It does not check them: audit verify does.")
final class AuditExport implements Callable<Integer> {
    @Mixin
    private AuditLedger ledger = new AuditLedger();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "json or csv (default: ${DEFAULT-VALUE})")
    private TextFormat format = TextFormat.json;

    @Option(
            names = "--kind",
            paramLabel = "K",
            arity = "1..*",
            description =
                    "only these: DESK, LOGIN, PROPOSAL, TRANSITION, ORDER, CHANGE, ANSWER, FILL, POLICY, AUTONOMY, "
                            + "BUDGET, HALT, REVIEW")
    private List<String> kinds = List.of();

    @Option(names = "--subject", paramLabel = "S", description = "only of this label, trade, proposal or key")
    private @Nullable String subject;

    @Option(
            names = "--from",
            paramLabel = "ISO",
            description = "only of then or later: 2026-02-01 or 2026-02-01T09:30:00Z; a day begins in UTC")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "ISO", description = "only of before then")
    private @Nullable String to;

    private final Environment environment;
    private final JsonFactory json = new JsonFactory();

    AuditExport(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Logs.warningsOnly();
        LedgerFilter filter =
                new LedgerFilter(kinds(), Optional.ofNullable(subject), millis("--from", from), millis("--to", to));
        try (LedgerAudit audit = ledger.open(environment)) {
            Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            if (format == TextFormat.json) {
                json(audit, filter, out);
            } else {
                csv(audit, filter, out);
            }
            out.flush();
        }
        return ExitCode.DONE;
    }

    private Set<Kind> kinds() {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        kinds.forEach(name -> wanted.add(kind(name)));
        return wanted;
    }

    private static Kind kind(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new UsageException("--kind: unknown: " + name + "; known are "
                    + Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", ")));
        }
    }

    private static OptionalLong millis(String option, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            Instant time = text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return OptionalLong.of(time.toEpochMilli());
        } catch (DateTimeException | ArithmeticException _) {
            throw new UsageException(
                    option + ": neither a day like 2026-02-01 nor a time like 2026-02-01T09:30:00Z: " + text);
        }
    }

    private void json(LedgerAudit audit, LedgerFilter filter, Writer out) throws IOException {
        out.write("[");
        String[] gap = {"\n"};
        audit.each(filter, entry -> {
            out.write(gap[0]);
            gap[0] = ",\n";
            object(entry, out);
        });
        out.write("\n]\n");
    }

    /** The generator leaves the writer open; an entry a line. */
    private void object(Entry entry, Writer out) {
        try (JsonGenerator line = Exports.part(out)) {
            line.writeStartObject();
            line.writeNumberProperty("sequence", entry.sequence());
            line.writeStringProperty("time", Exports.iso(entry.atMillis()));
            line.writeNumberProperty("atMillis", entry.atMillis());
            line.writeStringProperty("kind", entry.kind().name());
            line.writeStringProperty("subject", entry.subject());
            line.writeStringProperty("actor", entry.actor());
            line.writeName("content");
            content(line, entry.content());
            line.writeStringProperty("hash", entry.hash());
            line.writeEndObject();
        }
    }

    /** As it was written, to the letter; text if it is no JSON. */
    private void content(JsonGenerator line, String content) {
        if (isOneObject(content)) {
            line.writeRawValue(content);
        } else {
            line.writeString(content);
        }
    }

    private boolean isOneObject(String content) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), content)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return isObject && parser.nextToken() == null && content.lines().count() == 1;
        } catch (JacksonException _) {
            return false;
        }
    }

    private static void csv(LedgerAudit audit, LedgerFilter filter, Writer out) throws IOException {
        CSVPrinter csv = Exports.csv(out);
        csv.printRecord("sequence", "time", "atMillis", "kind", "subject", "actor", "content", "hash");
        audit.each(
                filter,
                entry -> csv.printRecord(
                        entry.sequence(),
                        Exports.iso(entry.atMillis()),
                        entry.atMillis(),
                        entry.kind(),
                        entry.subject(),
                        entry.actor(),
                        entry.content(),
                        entry.hash()));
        csv.flush();
    }
}
