package org.threatreviews.client;

import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface ClientRepository extends CrudRepository<Client, String> {

  /**
   * Holds the client's row. Not against rows that refer to it: whoever holds something of the client
   * and adds an action or a decision would wait for one who holds the client and waits for that.
   */
  @Query("select * from client where reference = :reference for no key update")
  Optional<Client> findOneByReference(String reference);
}
