package org.threatreviews.engine;

import java.util.AbstractMap;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The beans that an expression in a model may name: those of our own {@code process} packages and
 * no other. An expression that slips in from outside can't reach the rest of the application.
 */
final class ProcessBeans extends AbstractMap<Object, Object> {

  private static final String OURS = "org.threatreviews.";

  private final ApplicationContext context;

  ProcessBeans(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean containsKey(Object name) {
    if (!(name instanceof String bean) || !context.containsBean(bean)) {
      return false;
    }
    Class<?> type = context.getType(bean);
    String packageName = type == null ? "" : ClassUtils.getUserClass(type).getPackageName();
    return packageName.startsWith(OURS) && packageName.endsWith(".process");
  }

  @Override
  public Object get(Object name) {
    return containsKey(name) ? context.getBean((String) name) : null;
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    throw new UnsupportedOperationException("beans are looked up by name");
  }
}
