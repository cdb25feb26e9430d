// As long as there is no release the comparison of public interfaces has nothing to compare with, and takes every class for new. It then
// reports methods that new classes inherit from one another, which breaks nobody.
import japicmp.model.JApiChangeStatus

if (jApiClasses.every { it.changeStatus == JApiChangeStatus.NEW }) {
  println 'there is no release to compare with'
  // The comparison judges this list, not the one that a script returns.
  jApiClasses.clear()
}
return jApiClasses
