package gammadesk.connectors.simulator;

/**
 * What the exchange has done since it started.
 *
 * @param connections WebSockets that are open now
 * @param notifications sent, counted once for each receiver
 * @param requests taken, whether they were answered or refused
 * @param droppedConsumers cut off because they read too slowly
 */
public record ExchangeStats(int connections, long notifications, long requests, long droppedConsumers) {}
