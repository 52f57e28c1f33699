package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.util.ArrayList;
import java.util.List;

/** Reads the account's summaries of all currencies. */
final class SummariesReader {
    private final AccountReader reader;
    private final List<AccountSummary> summaries = new ArrayList<>();

    SummariesReader(AccountReader reader) {
        this.reader = reader;
    }

    Body read(Cursor in) {
        AccountParser.members(in, this::member);
        return new Body.Summaries(List.copyOf(summaries));
    }

    private void member(String name, Cursor in) {
        if (name.equals("summaries")) {
            summaries.addAll(in.list("the summaries", reader::summary));
        } else {
            in.skip();
        }
    }
}
