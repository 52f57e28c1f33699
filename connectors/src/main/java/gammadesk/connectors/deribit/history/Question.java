package gammadesk.connectors.deribit.history;

import gammadesk.connectors.deribit.DeribitResult;
import gammadesk.connectors.deribit.PastPage;

/** Asks for one page; both ends belong to it. */
@FunctionalInterface
interface Question<T> {
    DeribitResult<PastPage<T>> page(long startMillis, long endMillis);
}
