package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.connectors.deribit.DeribitMessage.Body;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import gammadesk.connectors.deribit.DeribitMessage.Refusal;
import gammadesk.connectors.deribit.DeribitMessage.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol on one connection: requests within the venue's budget, their answers, which channels are subscribed. It
 * ends with its connection; the next one starts a new session. For one thread only.
 */
final class DeribitSession {
    private static final Logger LOG = LoggerFactory.getLogger(DeribitSession.class);
    private static final int MOST_IN_FLIGHT = 10;
    private static final long RETRY_NANOS = 1_000_000_000L;
    private static final double NANOS_PER_MILLI = 1e6;

    private final DeribitSettings settings;
    private final Consumer<String> out;
    private final Reports reports;
    private final CreditBucket bucket;
    private final Deque<Request> outbox = new ArrayDeque<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private final Map<Long, Sent> inFlight = new LinkedHashMap<>();
    private final Set<String> subscribed = new LinkedHashSet<>();
    private final Set<String> refused = new HashSet<>();
    private long lastId;
    private long probedNanos;

    /** What a session tells its feed. */
    interface Reports {
        /** A currency's instruments; the second number counts rows that could not be read. */
        void listed(Currency currency, List<InstrumentData> instruments, int unreadable);

        /** A currency's combos with their legs. */
        void combos(Currency currency, List<Combo> combos);

        /** How long a question and its answer took. */
        void roundTrip(double millis);

        /** The venue does not give us these channels. */
        void refused(Collection<String> channels, String reason);
    }

    private sealed interface Request {
        record Heartbeat() implements Request {}

        record Probe() implements Request {}

        record Listing(Currency currency) implements Request {}

        record Combos(Currency currency) implements Request {}

        record Subscribe(List<String> channels) implements Request {}

        record Unsubscribe(List<String> channels) implements Request {}
    }

    private record Sent(Request request, long nanos) {}

    private record Delayed(Request request, long dueNanos) {}

    DeribitSession(DeribitSettings settings, long nowNanos, Consumer<String> out, Reports reports) {
        this.settings = settings;
        this.out = out;
        this.reports = reports;
        this.bucket = new CreditBucket(settings.credits(), nowNanos);
        this.probedNanos = nowNanos;
    }

    /** The handshake: heartbeats, then what needs no listing, then the listings. */
    void start(List<Currency> currencies, Set<String> channels) {
        outbox.add(new Request.Heartbeat());
        want(channels);
        currencies.forEach(this::list);
    }

    /** Asks for a currency's instruments and for what its combos are made of. */
    void list(Currency currency) {
        outbox.add(new Request.Listing(currency));
        outbox.add(new Request.Combos(currency));
    }

    /** Subscribes what is wanted and not yet subscribed, unsubscribes the rest and tells what that was. */
    List<String> want(Set<String> channels) {
        List<String> gone = subscribed.stream()
                .filter(channel -> !channels.contains(channel))
                .toList();
        List<String> fresh = channels.stream()
                .filter(channel -> !subscribed.contains(channel) && !refused.contains(channel))
                .toList();
        gone.forEach(subscribed::remove);
        subscribed.addAll(fresh);
        batches(gone).forEach(batch -> outbox.add(new Request.Unsubscribe(batch)));
        batches(fresh).forEach(batch -> outbox.add(new Request.Subscribe(batch)));
        return gone;
    }

    /** Subscribes channels anew, before everything else that waits: their next message will be a snapshot. */
    void resubscribe(List<String> channels) {
        List<String> known = channels.stream().filter(subscribed::contains).toList();
        if (!known.isEmpty()) {
            outbox.addFirst(new Request.Subscribe(known));
            outbox.addFirst(new Request.Unsubscribe(known));
        }
    }

    /** The venue asks whether we are alive: this answer waits for nothing. */
    void answerTestRequest(long nowNanos) {
        bucket.force(nowNanos);
        send(new Request.Probe(), nowNanos);
    }

    /** Sends what the budget allows and measures the round trip now and then. */
    void tick(long nowNanos) {
        releaseDelayed(nowNanos);
        inFlight.values().removeIf(sent -> !isRequest(sent.request()) && isOverdue(sent, nowNanos));
        if (nowNanos - probedNanos >= settings.probeMillis() * NANOS_PER_MILLI) {
            probedNanos = nowNanos;
            outbox.addFirst(new Request.Probe());
        }
        while (!outbox.isEmpty() && inFlight.size() < MOST_IN_FLIGHT && bucket.take(nowNanos)) {
            send(outbox.removeFirst(), nowNanos);
        }
    }

    /** Whether a request has waited too long for its answer. A lost probe matters to nobody. */
    boolean isUnanswered(long nowNanos) {
        return inFlight.values().stream().anyMatch(sent -> isRequest(sent.request()) && isOverdue(sent, nowNanos));
    }

    /** Whether everything that was asked for has been answered. */
    boolean isSettled() {
        return delayed.isEmpty()
                && outbox.stream().noneMatch(DeribitSession::isRequest)
                && inFlight.values().stream().noneMatch(sent -> isRequest(sent.request()));
    }

    /** How many channels are subscribed or about to be. */
    int channels() {
        return subscribed.size();
    }

    boolean isSubscribed(String channel) {
        return subscribed.contains(channel);
    }

    void reply(Reply reply, long receivedNanos) {
        Sent sent = inFlight.remove(reply.id());
        if (sent == null) {
            return;
        }
        switch (sent.request()) {
            case Request.Probe _ -> reports.roundTrip((receivedNanos - sent.nanos()) / NANOS_PER_MILLI);
            case Request.Listing listing -> listed(listing, reply.body());
            case Request.Combos combos -> combos(combos, reply.body());
            case Request.Subscribe subscription -> accepted(subscription, reply.body());
            case Request.Heartbeat _, Request.Unsubscribe _ -> LOG.debug("granted: {}", sent.request());
        }
    }

    void refusal(Refusal refusal, long nowNanos) {
        Sent sent = inFlight.remove(refusal.id());
        if (sent == null) {
            LOG.warn("The venue refused something that was not asked: {}", refusal.error());
            return;
        }
        if (refusal.error().kind() == DeribitError.Kind.TOO_MANY_REQUESTS) {
            bucket.empty(nowNanos);
        }
        if (refusal.error().retryable()) {
            delayed.add(new Delayed(sent.request(), nowNanos + RETRY_NANOS));
        } else {
            refused(sent.request(), refusal.error());
        }
    }

    private void listed(Request.Listing request, Body body) {
        switch (body) {
            case Body.Instruments rows -> reports.listed(request.currency(), rows.instruments(), rows.unreadable());
            case Body.Nothing _ -> reports.listed(request.currency(), List.of(), 0);
            default -> LOG.warn("The venue answered {} with something else", request);
        }
    }

    private void combos(Request.Combos request, Body body) {
        switch (body) {
            case Body.Combos(List<Combo> combos) -> reports.combos(request.currency(), combos);
            case Body.Nothing _ -> reports.combos(request.currency(), List.of());
            default -> LOG.warn("The venue answered {} with something else", request);
        }
    }

    /** The answer names what was subscribed; what it leaves out the venue does not know. */
    private void accepted(Request.Subscribe request, Body body) {
        Set<String> granted = body instanceof Body.Channels(List<String> names) ? new HashSet<>(names) : Set.of();
        List<String> missing = request.channels().stream()
                .filter(channel -> !granted.contains(channel))
                .toList();
        if (!missing.isEmpty()) {
            giveUp(missing, "not in the venue's answer");
        }
    }

    private void refused(Request request, DeribitError error) {
        switch (request) {
            case Request.Subscribe(List<String> channels) when channels.size() > 1 -> halve(channels);
            case Request.Subscribe(List<String> channels) -> giveUp(channels, error.toString());
            case Request.Unsubscribe _, Request.Probe _ -> LOG.debug("refused: {} {}", request, error);
            case Request.Heartbeat _, Request.Listing _, Request.Combos _ ->
                LOG.warn("The venue refused {}: {}", request, error);
        }
    }

    /** One bad channel spoils the whole request: search for it by halves. */
    private void halve(List<String> channels) {
        int middle = channels.size() / 2;
        outbox.addFirst(new Request.Subscribe(channels.subList(middle, channels.size())));
        outbox.addFirst(new Request.Subscribe(channels.subList(0, middle)));
    }

    private void giveUp(List<String> channels, String reason) {
        channels.forEach(subscribed::remove);
        refused.addAll(channels);
        reports.refused(channels, reason);
    }

    private static boolean isRequest(Request request) {
        return !(request instanceof Request.Probe);
    }

    private boolean isOverdue(Sent sent, long nowNanos) {
        return nowNanos - sent.nanos() > settings.requestTimeoutMillis() * NANOS_PER_MILLI;
    }

    private void releaseDelayed(long nowNanos) {
        for (Delayed request : List.copyOf(delayed)) {
            if (nowNanos >= request.dueNanos()) {
                delayed.remove(request);
                outbox.add(request.request());
            }
        }
    }

    private void send(Request request, long nowNanos) {
        long id = ++lastId;
        inFlight.put(id, new Sent(request, nowNanos));
        out.accept(
                switch (request) {
                    case Request.Heartbeat _ -> JsonRpc.heartbeat(id, settings.heartbeatSeconds());
                    case Request.Probe _ -> JsonRpc.test(id);
                    case Request.Listing(Currency currency) -> JsonRpc.instruments(id, currency);
                    case Request.Combos(Currency currency) -> JsonRpc.combos(id, currency);
                    case Request.Subscribe(List<String> channels) -> JsonRpc.subscribe(id, channels);
                    case Request.Unsubscribe(List<String> channels) -> JsonRpc.unsubscribe(id, channels);
                });
    }

    private List<List<String>> batches(List<String> channels) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < channels.size(); from += settings.channelsPerRequest()) {
            batches.add(channels.subList(from, Math.min(channels.size(), from + settings.channelsPerRequest())));
        }
        return batches;
    }
}
