package gammadesk.connectors.simulator.channels;

import gammadesk.connectors.simulator.protocol.JsonBytes;
import java.util.LinkedHashSet;
import java.util.Set;

/** An open channel: its feed and those who follow it. */
final class Line {
    private final String channel;
    private final Catalogue.Offer offer;
    private final Feed feed;
    private final Set<Subscriber> followers = new LinkedHashSet<>();
    private boolean waiting;
    private boolean ending;

    Line(String channel, Catalogue.Offer offer) {
        this.channel = channel;
        this.offer = offer;
        feed = offer.feed().get();
    }

    String channel() {
        return channel;
    }

    Catalogue.Offer offer() {
        return offer;
    }

    Feed feed() {
        return feed;
    }

    Set<Subscriber> followers() {
        return followers;
    }

    /** Notes that there is something to say; true if that was not known. */
    boolean beginWaiting() {
        boolean news = !waiting;
        waiting = true;
        return news;
    }

    /** What it follows is gone: it speaks for the last time. */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending || !feed.isAlive();
    }

    void endWaiting() {
        waiting = false;
    }

    /** Writes the first message for a newcomer; false if the channel starts in silence. */
    boolean first(JsonBytes out) {
        open(out);
        return feed.first(out) && close(out);
    }

    /** Writes the next message; false if there is none. */
    boolean next(JsonBytes out) {
        open(out);
        return feed.next(out) && close(out);
    }

    private void open(JsonBytes out) {
        out.clear().object().field("jsonrpc", "2.0").field("method", "subscription");
        out.name("params").object().field("channel", channel).name("data");
    }

    private static boolean close(JsonBytes out) {
        out.endObject().endObject();
        return true;
    }
}
