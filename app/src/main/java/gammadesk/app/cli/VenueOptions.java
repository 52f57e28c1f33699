package gammadesk.app.cli;

import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose a market, shared by every command that opens one. */
final class VenueOptions {
    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            defaultValue = "embedded",
            description =
                    "embedded, deribit-test, deribit, or http://HOST:PORT of an exchange that speaks its protocol "
                            + "(default: ${DEFAULT-VALUE})")
    private String venue = "embedded";

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "calm",
            description =
                    "what happens in the embedded market: calm, trend, crash, cascade, pin (default: ${DEFAULT-VALUE})")
    private String scenario = "calm";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "same seed, same embedded market (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "market seconds per second; a replay without it shows a recording every few seconds")
    private @Nullable Double speed;

    @Option(
            names = "--activity",
            paramLabel = "X",
            defaultValue = "1",
            description = "how busy the embedded market is (default: ${DEFAULT-VALUE})")
    private double activity = 1;

    @Option(
            names = "--replay",
            paramLabel = "PATH",
            arity = "1..*",
            description = "recorded chain files or folders (.csv, .csv.gz) to serve as the market")
    private List<Path> replay = new ArrayList<>();

    /** What was chosen; throws {@link UsageException} when it makes no sense. */
    VenueChoice choice() {
        if (speed != null && !(speed > 0 && speed <= 1_000_000)) {
            throw new UsageException("--speed must be above 0 and at most 1000000, not " + speed);
        }
        if (!(activity > 0 && activity <= 100)) {
            throw new UsageException("--activity must be above 0 and at most 100, not " + activity);
        }
        return replay.isEmpty() ? live() : replay();
    }

    private VenueChoice replay() {
        if (!venue.equals("embedded")) {
            throw new UsageException("--replay is served by the embedded exchange; leave --venue out");
        }
        for (Path path : replay) {
            if (!Files.isReadable(path)) {
                throw new UsageException("no such recording: " + path);
            }
        }
        return new VenueChoice.Replay(replay, speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed));
    }

    private VenueChoice live() {
        return switch (venue) {
            case "embedded" -> new VenueChoice.Embedded(scenario(), seed, speed == null ? 1 : speed, activity);
            case "deribit" -> new VenueChoice.Deribit();
            case "deribit-test" -> new VenueChoice.DeribitTest();
            default -> new VenueChoice.Address(address());
        };
    }

    private Scenario scenario() {
        try {
            return Scenario.parse(scenario);
        } catch (IllegalArgumentException _) {
            throw new UsageException("no such scenario: " + scenario + " (there are calm, trend, crash, cascade, pin)");
        }
    }

    private URI address() {
        try {
            URI uri = URI.create(venue);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // falls through to the message, which names the forms that would do
        }
        throw new UsageException(
                "no such venue: " + venue + " (there are embedded, deribit-test, deribit and http://HOST:PORT)");
    }
}
