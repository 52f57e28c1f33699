package gammadesk.connectors.deribit.account;

import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.account.AccountMessage.Body;

/** What came back on a request. */
sealed interface Answer {
    /** The venue did it; the time is when it got the request, milliseconds since the epoch, 0 if it did not say. */
    record Result(Body body, long venueInMillis) implements Answer {}

    /** The venue refused it. */
    record Refused(DeribitError error, long venueInMillis) implements Answer {}

    /** No answer in time, or no connection any more; a request that was never sent cannot have been booked. */
    record Lost(String reason, boolean wasSent) implements Answer {}
}
