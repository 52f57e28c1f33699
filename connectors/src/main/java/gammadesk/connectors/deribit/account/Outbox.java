package gammadesk.connectors.deribit.account;

import gammadesk.connectors.deribit.CreditBucket;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What waits to be sent and what waits for an answer. Requests go out by priority and within the venue's two budgets:
 * the general one and the matching engine's, of which orders leave a reserve to cancels. For one thread only.
 */
final class Outbox {
    private static final double NANOS_PER_MILLI = 1e6;
    /** Queries and look-ups leave so many requests of the general budget to what must not wait, at most half of it. */
    private static final int GENERAL_RESERVE = 10;

    private final AccountSettings settings;
    private final Consumer<String> out;
    private final CreditBucket general;
    private final CreditBucket matching;
    private final Map<Priority, Deque<Call>> queues = new EnumMap<>(Priority.class);
    private final Map<Long, Sent> inFlight = new LinkedHashMap<>();
    private long lastId;
    private long blockedUntilNanos;
    private boolean onlySession = true;

    private static final class Sent {
        private final Call call;
        private final long nanos;
        private boolean givenUp;

        Sent(Call call, long nanos) {
            this.call = call;
            this.nanos = nanos;
        }
    }

    Outbox(AccountSettings settings, long nowNanos, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
        this.general = new CreditBucket(settings.venue().credits(), nowNanos);
        this.matching = new CreditBucket(settings.matching(), nowNanos);
        this.blockedUntilNanos = nowNanos;
        for (Priority priority : Priority.values()) {
            queues.put(priority, new ArrayDeque<>());
        }
    }

    void add(Call call) {
        queue(call.priority()).add(call);
    }

    /** How many of a priority wait to be sent. */
    int waiting(Priority priority) {
        return queue(priority).size();
    }

    /** Whether only what signs in and stays alive may go out. */
    void onlySession(boolean only) {
        onlySession = only;
    }

    /** The venue says what this account's budgets are. */
    void budgets(Optional<Credits> ofGeneral, Optional<Credits> ofMatching, long nowNanos) {
        ofGeneral.ifPresent(credits -> general.change(credits, nowNanos));
        ofMatching.ifPresent(credits -> matching.change(credits, nowNanos));
    }

    /** The venue says that the budget is used up: nothing goes out for a while. */
    void backOff(long nowNanos) {
        general.empty(nowNanos);
        matching.empty(nowNanos);
        blockedUntilNanos = nowNanos + (long) (settings.backOffMillis() * NANOS_PER_MILLI);
    }

    /** Sends what may be sent now and gives up what was not answered in time. */
    void tick(long nowNanos) {
        giveUpOverdue(nowNanos);
        for (Priority priority : Priority.values()) {
            if (priority == Priority.SESSION || !(onlySession || nowNanos - blockedUntilNanos < 0)) {
                drain(priority, nowNanos);
            }
        }
    }

    private void drain(Priority priority, long nowNanos) {
        Deque<Call> queue = queue(priority);
        while (!queue.isEmpty() && pay(priority, nowNanos)) {
            sendNextReady(queue, nowNanos);
        }
    }

    private void sendNextReady(Deque<Call> queue, long nowNanos) {
        Call call = queue.poll();
        while (call != null && !call.ready().getAsBoolean()) {
            call = queue.poll();
        }
        if (call != null) {
            long id = ++lastId;
            inFlight.put(id, new Sent(call, nowNanos));
            out.accept(call.text(id));
        }
    }

    private boolean pay(Priority priority, long nowNanos) {
        if (priority == Priority.SESSION) {
            general.force(nowNanos);
            return true;
        }
        if (priority == Priority.CANCEL) {
            return matching.take(nowNanos) && forced(nowNanos);
        }
        if (priority == Priority.ORDER) {
            return matching.take(nowNanos, reserve(matching, settings.cancelReserve())) && forced(nowNanos);
        }
        return general.take(nowNanos, reserve(general, GENERAL_RESERVE));
    }

    /** A small budget that were all reserve would let nothing through. */
    private static int reserve(CreditBucket bucket, int wanted) {
        return Math.min(wanted, bucket.requests() / 2);
    }

    private boolean forced(long nowNanos) {
        general.force(nowNanos);
        return true;
    }

    /** Hands an answer to who asked; false when nobody did. */
    boolean answer(long id, Answer answer) {
        Sent sent = inFlight.remove(id);
        if (sent == null) {
            return false;
        }
        sent.call.then().accept(answer);
        return true;
    }

    /** How long ago an unanswered request was sent, NaN if it is not known. */
    double ageMillis(long id, long nowNanos) {
        Sent sent = inFlight.get(id);
        return sent == null ? Double.NaN : (nowNanos - sent.nanos) / NANOS_PER_MILLI;
    }

    /** Whether the venue leaves signing in or staying alive unanswered. */
    boolean isSessionOverdue(long nowNanos) {
        return inFlight.values().stream()
                .anyMatch(sent -> sent.call.priority() == Priority.SESSION && isOverdue(sent, nowNanos));
    }

    /** The connection is gone: everybody who waits is told so. */
    void lose(String reason) {
        List<Sent> sent = new ArrayList<>(inFlight.values());
        List<Call> unsent = new ArrayList<>();
        queues.values().forEach(unsent::addAll);
        inFlight.clear();
        queues.values().forEach(Deque::clear);
        onlySession = true;
        sent.stream().filter(one -> !one.givenUp).forEach(one -> one.call.then().accept(new Answer.Lost(reason, true)));
        unsent.forEach(call -> call.then().accept(new Answer.Lost(reason, false)));
    }

    private void giveUpOverdue(long nowNanos) {
        for (Sent sent : List.copyOf(inFlight.values())) {
            if (!sent.givenUp && isOverdue(sent, nowNanos) && sent.call.priority() != Priority.SESSION) {
                sent.givenUp = true;
                forgetUnlessItMatters(sent);
                String reason = "no answer for " + settings.venue().requestTimeoutMillis() + " ms";
                sent.call.then().accept(new Answer.Lost(reason, true));
            }
        }
    }

    /** The late answer to an order still counts, that to a question does not: it is asked again. */
    private void forgetUnlessItMatters(Sent sent) {
        if (!sent.call.priority().isMatching()) {
            inFlight.values().remove(sent);
        }
    }

    private boolean isOverdue(Sent sent, long nowNanos) {
        return nowNanos - sent.nanos > settings.venue().requestTimeoutMillis() * NANOS_PER_MILLI;
    }

    @SuppressWarnings("NullAway") // every priority has its queue from the start
    private Deque<Call> queue(Priority priority) {
        return queues.get(priority);
    }
}
