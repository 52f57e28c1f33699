package gammadesk.app.desk;

import gammadesk.connectors.simulator.market.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Which market to open. */
public sealed interface VenueChoice {
    /**
     * The exchange inside this program, on its own model.
     *
     * @param scenario what happens
     * @param seed same seed, same market
     * @param speed venue seconds per second
     * @param activity how busy it is, 1 is usual
     */
    record Embedded(Scenario scenario, long seed, double speed, double activity) implements VenueChoice {}

    /**
     * The exchange inside this program, on recorded chains.
     *
     * @param paths files or folders
     * @param speed venue seconds per second; empty for one recording every few seconds
     */
    record Replay(List<Path> paths, OptionalDouble speed) implements VenueChoice {
        public Replay {
            paths = List.copyOf(paths);
        }
    }

    /** The real venue. */
    record Deribit() implements VenueChoice {}

    /** The venue's test net. */
    record DeribitTest() implements VenueChoice {}

    /** Anything that speaks the venue's protocol at an address of its own. */
    record Address(URI uri) implements VenueChoice {}
}
