package gammadesk.connectors.replay;

import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.port.FeedHealth;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.MarketListener;
import gammadesk.connectors.deribit.DeribitPlayback;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recorded session as a feed that is driven instead of driving: it decodes a stretch of the session by the live
 * feed's own code and hands the events on while its clock stands at the arrival of each. For one thread only.
 */
public final class ReplayFeed {
    /** Decoded at once, so that a session of any length needs little room. */
    private static final int MOST_LINES = 8_192;

    private static final int MOST_EVENTS = 50_000;
    /** Between two moments that are asked for; what listeners keep of it is bounded by this. */
    private static final long MOST_CHARS = 256_000_000;

    /** As the live feed: without data for so long it is silent. */
    private static final long SILENCE_NANOS = 900_000_000L;

    private final SessionReader session;
    private final ReplayClock clock;
    private final DeribitPlayback playback;
    private final List<Dated> decoded = new ArrayList<>();
    private long arrivalNanos;
    private long stretchNanos = Long.MIN_VALUE;
    private long stretchChars;
    private Optional<SessionLine> ahead = Optional.empty();
    private boolean connected = true;

    private record Dated(long nanos, MarketEvent event) {}

    /** At the beginning of a session. */
    public ReplayFeed(SessionReader session) {
        this.session = session;
        this.clock = new ReplayClock(session.head());
        this.playback =
                new DeribitPlayback(session.head().currencies(), event -> decoded.add(new Dated(arrivalNanos, event)));
    }

    /** Stands where the replay is. */
    public ReplayClock clock() {
        return clock;
    }

    /**
     * Decodes what arrived until a moment, or a first part of it when it is much, and keeps it for {@link #handOn}.
     *
     * @return whether there may be more of it
     * @throws SessionException when the session was damaged or tells of more than a venue can
     */
    public boolean decode(long untilNanos) throws IOException {
        if (untilNanos != stretchNanos) {
            stretchNanos = untilNanos;
            stretchChars = 0;
        }
        for (int i = 0; i < MOST_LINES && decoded.size() < MOST_EVENTS; i++) {
            Optional<SessionLine> next = ahead.isPresent() ? ahead : session.next();
            ahead = next.filter(line -> line.atNanos() > untilNanos);
            if (next.isEmpty() || ahead.isPresent()) {
                return false;
            }
            take(next.get());
        }
        return true;
    }

    private void take(SessionLine line) throws SessionException {
        arrivalNanos = line.atNanos();
        try {
            switch (line) {
                case SessionLine.Sent(long _, String text) -> playback.sent(text);
                case SessionLine.Received(long nanos, String text) -> received(text, nanos);
                case SessionLine.Lost _ -> lost();
            }
        } catch (IllegalStateException e) {
            throw session.refusal(String.valueOf(e.getMessage()));
        }
    }

    private void received(String text, long nanos) throws SessionException {
        connected = true;
        stretchChars += text.length();
        if (stretchChars > MOST_CHARS) {
            throw session.refusal("it tells of more in a moment than a venue can");
        }
        playback.received(text, nanos);
    }

    private void lost() {
        connected = false;
        playback.lost();
    }

    /** Hands on what was decoded, the clock standing at the arrival of each; tells how many events that were. */
    public int handOn(MarketListener listener) {
        int events = decoded.size();
        for (Dated one : decoded) {
            clock.stand(one.nanos());
            listener.onEvent(one.event());
        }
        decoded.clear();
        return events;
    }

    /** Whether everything was decoded. */
    public boolean isOver() {
        return ahead.isEmpty() && !(session.end() instanceof SessionEnd.NotReached);
    }

    /** What was decoded so far. */
    public DeribitPlayback.Counts counts() {
        return playback.counts();
    }

    /** The feed as it would have been seen at the clock's time. */
    public FeedHealth health() {
        DeribitPlayback.Counts counts = playback.counts();
        return new FeedHealth(
                state(counts),
                "",
                Double.NaN,
                counts.messages(),
                Double.NaN,
                counts.bytes(),
                counts.malformed(),
                counts.gaps(),
                counts.losses(),
                playback.staleBooks(),
                counts.lastDatumNanos());
    }

    private FeedState state(DeribitPlayback.Counts counts) {
        if (!connected) {
            return FeedState.RECONNECTING;
        }
        if (!playback.hasData()) {
            return counts.losses() > 0 ? FeedState.RECONNECTING : FeedState.CONNECTING;
        }
        boolean isSilent = clock.nanos() - counts.lastDatumNanos() > SILENCE_NANOS;
        return isSilent ? FeedState.SILENT : FeedState.LIVE;
    }
}
