package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.Call.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The account's own request budgets, asked for whenever it is signed in; until they are known, and where the venue does
 * not say them, those of the settings hold. For one thread only.
 */
final class Budgets {
    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);

    private final Context context;

    Budgets(Context context) {
        this.context = context;
    }

    /** The venue asks for a currency; the budgets are those of the account. */
    void ask() {
        context.settings().currencies().stream().findFirst().ifPresent(this::ask);
    }

    private void ask(Currency currency) {
        Params params = new Params().text("currency", currency.code()).flag("extended", true);
        context.outbox().add(Call.of("private/get_account_summary", params, Priority.QUERY, this::answered));
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Answer.Result(Body.Limits limits, long _) -> {
                LOG.debug("Request budgets of the account: {}", limits);
                context.outbox()
                        .budgets(
                                limits.general(),
                                limits.matching(),
                                context.clock().nanos());
            }
            case Answer.Result _ -> LOG.debug("The account states no request budgets; those of the settings hold");
            case Answer.Refused refused ->
                LOG.warn(
                        "The venue does not state the request budgets: {}; those of the settings hold",
                        refused.error());
            case Answer.Lost lost -> LOG.debug("Lost while asking for the request budgets: {}", lost.reason());
        }
    }
}
