package gammadesk.connectors.simulator.channels;

import gammadesk.analytics.market.Instrument;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.venue.TapedTrade;

/**
 * What one channel says. There is one feed a channel, whoever follows it, so that everybody gets the same message. It
 * collects between two notifications and is asked for its next one only after something happened.
 */
abstract class Feed {
    /** Whether there is still something to follow; a feed of an expired instrument ends. */
    boolean isAlive() {
        return true;
    }

    /** Writes what a new subscriber gets first, as the next value; false and nothing written if there is nothing. */
    abstract boolean first(JsonBytes out);

    /** Writes what is new as the next value; false if there is nothing after all. */
    abstract boolean next(JsonBytes out);

    /** Something happened to a thing that this feed listens to. */
    void happened(String key) {}

    /** A trade was done. */
    void traded(TapedTrade trade) {}

    /** Something happened to the account that this feed follows. */
    void user(UserEvent event) {}

    /** An instrument's state changed. */
    void stateChanged(StateChange change) {}

    /**
     * A change of state.
     *
     * @param instrument as it is now
     * @param isNew whether it was never seen before
     * @param millis the venue's time
     */
    record StateChange(Instrument instrument, boolean isNew, long millis) {}
}
