package org.threatreviews.review.agenda;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which improvements were proposed when which agenda item was talked about. */
@Component
public class ItemImprovements {

  private final JdbcClient jdbc;

  private record Link(UUID item, String title) {}

  ItemImprovements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(UUID item, long improvement) {
    jdbc.sql("""
            insert into agenda_item_improvement (agenda_item_id, improvement_id)
            values (:item, :improvement) on conflict do nothing
            """).param("item", item).param("improvement", improvement).update();
  }

  /** Titles by agenda item, oldest first. */
  public Map<UUID, List<String>> of(String review) {
    return jdbc.sql("""
            select l.agenda_item_id as item, i.title
            from agenda_item_improvement l
            join agenda_item a on a.id = l.agenda_item_id
            join improvement_summary i on i.id = l.improvement_id
            where a.review_reference = :review order by i.id
            """).param("review", review).query(Link.class).list().stream()
        .collect(Collectors.groupingBy(
            Link::item, Collectors.mapping(Link::title, Collectors.toList())));
  }
}
