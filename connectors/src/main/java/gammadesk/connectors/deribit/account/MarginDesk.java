package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderMargins;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * What an order would need, asked while somebody writes it: the newest question takes the place of the one that still
 * waits, one is under way at a time, and there is a pause between two. For one thread only.
 */
final class MarginDesk {
    /** Four a second at most: nobody reads faster, and each costs as much as any other request. */
    private static final long PAUSE_MILLIS = 250;

    private final Context context;
    private final BooleanSupplier connected;
    private Optional<Question> waiting = Optional.empty();
    private boolean underWay;
    private long notBeforeNanos;

    private record Question(String instrument, Params params, CompletableFuture<MarginAnswer> answer) {}

    MarginDesk(Context context, BooleanSupplier connected) {
        this.context = context;
        this.connected = connected;
        this.notBeforeNanos = context.clock().nanos();
    }

    CompletableFuture<MarginAnswer> ask(String instrument, BigDecimal amount, BigDecimal price) {
        Params params = new Params()
                .text("instrument_name", instrument)
                .number("amount", amount)
                .number("price", price);
        Question question = new Question(instrument, params, new CompletableFuture<>());
        giveUp("a newer question took its place");
        waiting = Optional.of(question);
        tick();
        return question.answer();
    }

    /** Sends what may go now. */
    void tick() {
        if (!connected.getAsBoolean()) {
            giveUp("there is no connection to the account");
        } else if (!underWay && context.isDue(notBeforeNanos)) {
            waiting.ifPresent(this::hand);
        }
    }

    /** The end of this run. */
    void close() {
        giveUp("this program ends");
    }

    private void giveUp(String reason) {
        waiting.ifPresent(question -> question.answer().complete(new MarginAnswer.Unanswered(reason)));
        waiting = Optional.empty();
    }

    private void hand(Question question) {
        underWay = true;
        context.outbox()
                .add(new Call(
                        "private/get_margins",
                        question.params(),
                        Priority.IDLE,
                        () -> isStillWanted(question),
                        answer -> answered(question, answer)));
    }

    /** Until the last moment a newer question can take its place. */
    private boolean isStillWanted(Question question) {
        boolean isWanted = waiting.filter(question::equals).isPresent();
        underWay = isWanted;
        if (isWanted) {
            waiting = Optional.empty();
            notBeforeNanos = context.inNanos(PAUSE_MILLIS);
        }
        return isWanted;
    }

    private void answered(Question question, Answer answer) {
        underWay = false;
        waiting = waiting.filter(newest -> !newest.equals(question));
        question.answer().complete(reading(question.instrument(), answer));
    }

    private MarginAnswer reading(String instrument, Answer answer) {
        return switch (answer) {
            case Answer.Result(Body.Margins margins, long venueMillis) ->
                new MarginAnswer.Known(new OrderMargins(
                        margins.buy(),
                        margins.sell(),
                        margins.minimumPrice(),
                        margins.maximumPrice(),
                        Instruments.currency(instrument),
                        new Stamp(venueMillis, context.clock().nanos())));
            case Answer.Result _ -> new MarginAnswer.Refused(0, "the answer could not be understood");
            case Answer.Refused refused ->
                new MarginAnswer.Refused(refused.error().code(), refused.error().toString());
            case Answer.Lost(String reason, boolean _) -> new MarginAnswer.Unanswered(reason);
        };
    }
}
